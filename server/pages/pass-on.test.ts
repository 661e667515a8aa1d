import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request as ask, type IncomingMessage, type RequestOptions, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handle } from '../listen.ts'
import { doorAt, type Door } from './door.ts'
import { passOn } from './pass-on.ts'

let folder: string
let path: string
/** What the server behind answers with. */
let behind: Handle
let servers: Server[]
let port: number
let failures: unknown[]
let door: Door

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-pass-'))
  path = join(folder, 'pages.sock')
  failures = []
  door = doorAt(path)
  const inner = createServer((request, response) => void behind(request, response)).listen(path)
  const outer = createServer((request, response) => {
    passOn(door, request, response).catch((error: unknown) => {
      failures.push(error)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end('broken')
    })
  }).listen(0, '127.0.0.1')
  servers = [inner, outer]
  await Promise.all(servers.map((server) => once(server, 'listening')))
  port = (outer.address() as AddressInfo).port
})

afterEach(async () => {
  door.agent.destroy()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await rm(folder, { recursive: true, force: true })
})

function begin(target: string, options: RequestOptions = {}) {
  return ask({ host: '127.0.0.1', port, path: target, agent: false, ...options })
}

async function get(target: string, options?: RequestOptions, body?: string | Buffer): Promise<IncomingMessage> {
  const asking = begin(target, options)
  asking.end(body)
  const [answer] = await once(asking, 'response')
  return answer
}

describe('what is asked', () => {
  it('comes as it was asked: method, path, headers, and not what belongs to the connection', async () => {
    let seen: Pick<IncomingMessage, 'method' | 'url' | 'headers'> | undefined
    behind = async ({ method, url, headers }, response) => {
      seen = { method, url, headers }
      response.end()
    }
    const headers = { Host: 'letters.example', Cookie: 'a=1; b=2', 'X-Forwarded-For': '192.0.2.1', Connection: 'close' }
    await get('/issues/%E6%9D%B1?a=1&a=2', { headers })
    expect(seen).toEqual({
      method: 'GET',
      url: '/issues/%E6%9D%B1?a=1&a=2',
      headers: {
        host: 'letters.example',
        cookie: 'a=1; b=2',
        'x-forwarded-for': '192.0.2.1',
        connection: 'keep-alive',
      },
    })
  })

  it.each(['POST', 'PUT', 'DELETE'])('brings its body along, byte by byte, of whichever length: %s', async (method) => {
    behind = async (request, response) => void response.end(await buffer(request))
    const body = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251))
    const sized = await get('/', { method, headers: { 'Content-Length': body.byteLength } }, body)
    expect((await buffer(sized)).equals(body)).toBe(true)
    const unsized = await get('/', { method, headers: { 'Transfer-Encoding': 'chunked' } }, body)
    expect((await buffer(unsized)).equals(body)).toBe(true)
    expect(await text(await get('/', { method, headers: { 'Content-Length': 0 } }))).toBe('')
  })

  it('is answered before its body is there, when that is too much', async () => {
    behind = async (_, response) => void response.writeHead(413).end('too much')
    const asking = begin('/', { method: 'POST', headers: { 'Content-Length': 50_000_000 } })
    asking.on('error', () => {})
    asking.write(Buffer.alloc(100_000))
    const [answer] = await once(asking, 'response')
    expect([answer.statusCode, await text(answer)]).toEqual([413, 'too much'])
    asking.destroy()
    behind = async (_, response) => void response.end('still here')
    expect(await text(await get('/'))).toBe('still here')
    expect(failures).toEqual([])
  })

  it('is not worked on any longer when who asked has gone', async () => {
    const asked = new Promise<{ closed: Promise<unknown> }>((resolve) => {
      behind = async (_, response) => resolve({ closed: once(response, 'close') })
    })
    const asking = begin('/')
    asking.on('error', () => {})
    asking.end()
    const { closed } = await asked
    asking.destroy()
    await closed
    expect(failures).toEqual([])
  })
})

describe('the answer', () => {
  it('comes as it is: status, headers, each cookie, body', async () => {
    behind = async (_, response) => {
      response.writeHead(418, { 'X-One': 'a', 'Set-Cookie': ['a=1', 'b=2'], ETag: '"tag"' })
      response.end('short and stout')
    }
    const answer = await get('/')
    expect(answer.statusCode).toBe(418)
    expect(answer.headers).toMatchObject({ 'x-one': 'a', 'set-cookie': ['a=1', 'b=2'], etag: '"tag"' })
    expect(answer.rawHeaders.filter((name) => name.toLowerCase() === 'date')).toHaveLength(1)
    expect(await text(answer)).toBe('short and stout')
  })

  it.each([
    ['HEAD', 200, { 'Content-Length': '1000' }],
    ['GET', 304, { ETag: '"tag"' }],
    ['GET', 204, {}],
  ])('has no body where there is none to be: %s, %i', async (method, status, headers) => {
    behind = async (_, response) => void response.writeHead(status, headers).end()
    const answer = await get('/', { method })
    expect(answer.statusCode).toBe(status)
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
    expect(answer.headers).toMatchObject(Object.fromEntries(lower))
    expect(await text(answer)).toBe('')
  })

  it('comes in parts, each as soon as it is there', async () => {
    let goOn = () => {}
    behind = async (_, response) => {
      response.write('first')
      await new Promise<void>((resolve) => (goOn = resolve))
      response.end(', second')
    }
    const answer = await get('/')
    const [part] = await once(answer, 'data')
    expect(String(part)).toBe('first')
    goOn()
    expect(await text(answer)).toBe(', second')
  })

  it('breaks off where it broke off behind, and is not taken for whole', async () => {
    let connection: Socket | undefined
    behind = async (request, response) => {
      connection = request.socket
      response.write('the first half')
    }
    const answer = await get('/')
    await once(answer, 'data')
    connection?.destroy()
    await expect(text(answer)).rejects.toThrow('aborted')
  })

  it('that can’t be had at all is a failure, and the next one comes again', async () => {
    behind = async (request) => void request.socket.destroy()
    expect((await get('/')).statusCode).toBe(500)
    expect(failures).toHaveLength(1)
    behind = async (_, response) => void response.end('well')
    expect(await text(await get('/'))).toBe('well')
  })
})
