import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { IncomingHttpHeaders, Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Handle } from '../listen.ts'
import { doorAt, type Door } from './door.ts'
import { largestRecorded, record } from './record.ts'
import { servePages } from './serve.mjs'

let folder: string
let door: Door
let server: Server
/** What the pages answer with. */
let pages: Handle

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-record-'))
  const path = join(folder, 'pages.sock')
  server = await servePages((request, response) => pages(request, response), path)
  door = doorAt(path)
})

afterEach(async () => {
  door.agent.destroy()
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const letter = 'Dear reader, 你好. '.repeat(20)

it('nobody but this user may ask the pages', async () => {
  expect((await stat(door.socketPath)).mode & 0o777).toBe(0o600)
})

it('an answer is recorded whole: status, headers, cookies, and a body of many parts', async () => {
  pages = async (_, response) => {
    response.writeHead(201, { 'X-Letter': 'yes', 'Set-Cookie': ['a=1', 'b=2'] })
    response.write(letter.slice(0, 7))
    response.write(Buffer.from(letter.slice(7, 90)))
    response.end(letter.slice(90))
  }
  const recorded = await record(door, '/', {})
  expect(recorded).toMatchObject({ status: 201, cookies: ['a=1', 'b=2'] })
  expect(recorded?.headers.get('x-letter')).toBe('yes')
  expect(recorded?.headers.has('set-cookie')).toBe(false)
  expect(recorded?.body.toString()).toBe(letter)
})

it('the pages are asked for a path, by GET, with these headers, and with no body, whatever was said of one', async () => {
  let seen: { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders } | undefined
  let body: unknown
  pages = async (request, response) => {
    const { method, url, headers } = request
    seen = { method, url, headers }
    body = await request.toArray()
    response.end()
  }
  const headers = { host: 'localhost', 'x-letter': 'a', connection: 'close', 'content-length': '20' }
  await record(door, '/letter?a=b', headers)
  await record(door, '/letter?a=b', { ...headers, 'content-length': undefined, 'transfer-encoding': 'chunked' })
  const asked = { host: 'localhost', 'x-letter': 'a', connection: 'keep-alive' }
  expect([seen, body]).toEqual([{ method: 'GET', url: '/letter?a=b', headers: asked }, []])
})

it('an answer that is too large is given up, and who writes it is told to stop', async () => {
  let closed: Promise<unknown> | undefined
  pages = async (_, response) => {
    closed = once(response, 'close')
    while (!response.destroyed) {
      if (!response.write(Buffer.alloc(largestRecorded / 4))) await Promise.race([once(response, 'drain'), closed])
    }
  }
  expect(await record(door, '/', {})).toBeNull()
  await closed
})

it('an answer that breaks off, or never begins, is none', async () => {
  pages = async (_, response) => {
    response.write('Dear')
    response.socket?.destroySoon()
  }
  await expect(record(door, '/', {})).rejects.toThrow('aborted')
  pages = async () => Promise.reject(new Error('told on purpose'))
  await expect(record(door, '/', {})).rejects.toThrow('socket hang up')
  pages = async (_, response) => void response.end('well')
  expect((await record(door, '/', {}))?.body.toString()).toBe('well')
})
