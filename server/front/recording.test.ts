import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { largestRecorded, record } from './recording.ts'

const letter = 'Dear reader, 你好. '.repeat(20)

describe('an answer is recorded whole, however it is written', () => {
  it.each<[string, (response: ServerResponse) => void | Promise<void>]>([
    ['at once', (response) => void response.end(letter)],
    [
      'in parts',
      (response) => {
        response.write(letter.slice(0, 7))
        response.write(Buffer.from(letter.slice(7, 90)))
        response.end(letter.slice(90), 'utf8')
      },
    ],
    [
      'part by part, each when the one before was taken',
      (response) =>
        new Promise((done) => {
          response.write(letter.slice(0, 50), 'utf8', () => {
            response.end(letter.slice(50), () => done())
          })
        }),
    ],
    ['from a stream', (response) => pipeline(Readable.from([letter.slice(0, 30), letter.slice(30)]), response)],
    [
      'after its headers were sent off',
      (response) => {
        response.flushHeaders()
        response.end(letter)
      },
    ],
  ])('%s', async (_, write) => {
    const recorded = await record(
      async (__, response) => {
        response.statusCode = 201
        response.setHeader('X-Letter', 'yes')
        response.setHeader('Set-Cookie', ['a=1', 'b=2'])
        await write(response)
      },
      '/',
      {},
    )
    expect(recorded).toMatchObject({ status: 201, cookies: ['a=1', 'b=2'] })
    expect(recorded?.headers.get('x-letter')).toBe('yes')
    expect(recorded?.body.toString()).toBe(letter)
  })

  it('with the headers that come along with the status', async () => {
    const recorded = await record(
      async (_, response) => void response.writeHead(404, { 'X-Letter': 'gone', 'Content-Length': 0 }).end(),
      '/',
      {},
    )
    expect(recorded?.status).toBe(404)
    expect(recorded?.headers.get('x-letter')).toBe('gone')
    expect(recorded?.body.byteLength).toBe(0)
  })
})

it('the pages are asked for a path, by GET, with these headers and no body', async () => {
  let body: unknown
  const recorded = await record(
    async (request, response) => {
      body = await request.toArray()
      response.end(JSON.stringify([request.method, request.url, request.headers]))
    },
    '/letter?a=b',
    { host: 'localhost' },
  )
  expect(body).toEqual([])
  expect(JSON.parse(recorded?.body.toString() ?? '')).toEqual(['GET', '/letter?a=b', { host: 'localhost' }])
})

it('an answer that is too large is given up, and who writes it is told to stop', async () => {
  let isClosed = false
  const recorded = await record(
    async (_, response) => {
      response.once('close', () => (isClosed = true))
      while (!isClosed) response.write(Buffer.alloc(largestRecorded / 4))
    },
    '/',
    {},
  )
  expect(recorded).toBeNull()
  expect(isClosed).toBe(true)
})

it('who never ends an answer keeps nobody waiting', async () => {
  expect(await record(async (_, response) => void response.write('Dear'), '/', {})).toBeNull()
})
