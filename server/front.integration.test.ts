import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/db/test-database.ts'
import { startFront, type Ask, type Fronted } from './front/front-for-test.ts'
import type { Handle } from './listen.ts'

useTestDatabase()

const letter = `<!doctype html><title>A letter</title>${'<p>The ferry leaves at seven, as it always has.</p>'.repeat(60)}`
const revalidated = 'public, max-age=0, must-revalidate'
const lastModified = 'Thu, 29 Feb 2024 12:00:00 GMT'

let fronted: Fronted

afterEach(() => fronted.stop())

/** Answers with a letter, unless told otherwise. */
async function serve(answer: Handle = plain()): Promise<Fronted> {
  fronted = await startFront(process.env.DATABASE_URL ?? '', answer)
  return fronted
}

function plain(headers: Record<string, string | string[]> = {}, { status = 200, body = letter } = {}): Handle {
  return async (_, response) => {
    const all = {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': revalidated,
      'Last-Modified': lastModified,
      ETag: '"letter"',
      // As Next says it of everything.
      Vary: 'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch',
      ...headers,
    }
    response.statusCode = status
    for (const [name, value] of Object.entries(all)) if (value !== '') response.setHeader(name, value)
    response.end(body)
  }
}

describe('a finished answer', () => {
  it('is given out again without asking for it anew, and is the same', async () => {
    const { get, asked } = await serve()
    const [first, second] = [await get('/letter'), await get('/letter')]
    expect(asked()).toBe(1)
    expect(second.body).toEqual(first.body)
    const { date: _, ...headers } = second.headers
    expect(first.headers).toMatchObject(headers)
    expect(first.body.toString()).toBe(letter)
    expect(first.headers).toMatchObject({
      etag: '"letter"',
      vary: 'Accept-Encoding',
      'content-length': String(Buffer.byteLength(letter)),
      'cache-control': revalidated,
      'x-content-type-options': 'nosniff',
    })
  })

  it('is made once for all who ask for it at the same time', async () => {
    const { get, asked } = await serve()
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/letter')))
    expect(new Set(answers.map(({ body }) => body.toString()))).toEqual(new Set([letter]))
    expect(asked()).toBe(1)
  })

  it('is kept a path: another path is another answer', async () => {
    const { text } = await serve(async (request, response) =>
      plain({}, { body: `at ${request.url}` })(request, response),
    )
    for (const path of ['/a', '/b', '/a', '/%61']) expect(await text(path)).toBe(`at ${path}`)
  })

  it('answers HEAD as GET, without the body, whichever came first', async () => {
    const { get, asked } = await serve()
    const head = await get('/letter', { method: 'HEAD' })
    expect([head.status, head.body.byteLength]).toEqual([200, 0])
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(letter)))
    expect((await get('/letter')).body.toString()).toBe(letter)
    expect(asked()).toBe(1)
  })

  it('is whole also to who asks for a part', async () => {
    const { get } = await serve()
    const { status, body } = await get('/letter', { headers: { Range: 'bytes=0-9' } })
    expect([status, body.toString()]).toEqual([200, letter])
  })
})

describe('a coding', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('%s carries the same text in fewer bytes, under a tag of its own, made once', async (coding, decoded) => {
    const { get, asked } = await serve()
    const ask: Ask = { headers: { 'Accept-Encoding': coding } }
    const [first, second] = [await get('/letter', ask), await get('/letter', ask)]
    for (const { headers, body } of [first, second]) {
      expect(headers).toMatchObject({ 'content-encoding': coding, etag: `"letter-${coding}"`, vary: 'Accept-Encoding' })
      expect(headers['content-length']).toBe(String(body.byteLength))
      expect(body.byteLength).toBeLessThan(letter.length / 4)
      expect(decoded(body).toString()).toBe(letter)
    }
    expect(asked()).toBe(1)
    expect((await get('/letter')).headers['content-encoding']).toBeUndefined()
  })

  it('is the same with a cookie and with a query, though nothing is kept then', async () => {
    const { get, asked } = await serve()
    const kept = await get('/letter', { headers: { 'Accept-Encoding': 'br' } })
    const others = [
      await get('/letter', { headers: { 'Accept-Encoding': 'br', Cookie: 'a=b' } }),
      await get('/letter?a=b', { headers: { 'Accept-Encoding': 'br' } }),
    ]
    for (const { headers, body } of others) {
      expect(headers.etag).toBe(kept.headers.etag)
      expect(body).toEqual(kept.body)
    }
    expect(asked()).toBe(3)
  })

  it.each([
    ['what is no text', plain({ 'Content-Type': 'image/png' })],
    ['what is too short to gain by it', plain({}, { body: 'short' })],
  ])('is not used for %s', async (_, pages) => {
    const { get } = await serve(pages)
    const { headers } = await get('/letter', { headers: { 'Accept-Encoding': 'br, gzip' } })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.etag).toBe('"letter"')
  })

  it('leaves a weak tag as it is', async () => {
    const { get } = await serve(plain({ ETag: 'W/"letter"' }))
    expect((await get('/letter', { headers: { 'Accept-Encoding': 'br' } })).headers.etag).toBe('W/"letter"')
  })
})

describe('who has it already', () => {
  it.each([
    ['as it is', '"letter"', 'br'],
    ['in the coding asked for now', '"letter-br"', 'br'],
    ['in another coding', '"letter-gzip"', 'br'],
    ['in a coding, made weak on the way', 'W/"letter-br"', 'identity'],
  ])('%s is told so from memory, under the tag it has', async (_, tag, coding) => {
    const { get, asked } = await serve()
    await get('/letter')
    const { status, headers, body } = await get('/letter', {
      headers: { 'If-None-Match': tag, 'Accept-Encoding': coding },
    })
    expect([status, body.byteLength]).toEqual([304, 0])
    expect(headers.etag).toBe(tag.replace('W/', ''))
    expect(headers).toMatchObject({ 'cache-control': revalidated, vary: 'Accept-Encoding' })
    expect(headers['content-type']).toBeUndefined()
    expect(headers['content-encoding']).toBeUndefined()
    expect(asked()).toBe(1)
  })

  it('since a date is told so, unless it names a tag', async () => {
    const { get } = await serve()
    expect((await get('/letter', { headers: { 'If-Modified-Since': lastModified } })).status).toBe(304)
    const both = { 'If-Modified-Since': lastModified, 'If-None-Match': '"older"' }
    expect((await get('/letter', { headers: both })).status).toBe(200)
    expect((await get('/letter', { headers: { 'If-Match': '"older"' } })).status).toBe(412)
  })
})

describe('nothing is kept for others', () => {
  it.each<[string, string, Ask]>([
    ['with a cookie', '/letter', { headers: { Cookie: 'session=1' } }],
    ['with an authorization', '/letter', { headers: { Authorization: 'Bearer x' } }],
    ['with a query', '/letter?page=2', {}],
  ])('%s', async (_, path, ask) => {
    const { get, asked } = await serve()
    for (let time = 0; time < 2; time++) expect((await get(path, ask)).body.toString()).toBe(letter)
    await get('/letter')
    expect((await get(path, ask)).status).toBe(200)
    expect(asked()).toBe(4)
  })

  it.each([
    ['an answer that sets a cookie', plain({ 'Set-Cookie': ['a=b'] })],
    ['an answer that does not say it is public', plain({ 'Cache-Control': 'max-age=60' })],
    ['an answer that is not to be stored', plain({ 'Cache-Control': 'public, no-store' })],
    ['an answer that differs by who asks', plain({ Vary: 'Accept-Language' })],
    ['an answer without a tag', plain({ ETag: '' })],
    ['a page that is missing', plain({}, { status: 404 })],
    ['a failure', plain({}, { status: 500 })],
    ['a picture', plain({ 'Content-Type': 'image/png' })],
    ['what is very large', plain({}, { body: 'x'.repeat(1024 * 1024 + 1) })],
  ])('nor is %s', async (_, pages) => {
    const { get, asked, front } = await serve(pages)
    const first = await get('/letter')
    const before = asked()
    const second = await get('/letter')
    expect(asked()).toBeGreaterThan(before)
    expect(second.status).toBe(first.status)
    expect(second.body.equals(first.body)).toBe(true)
    expect(front.bytes).toBe(0)
  })

  it('an answer that is one person’s own goes to that person alone', async () => {
    let number = 0
    const { get } = await serve(async (request, response) => {
      await new Promise(setImmediate)
      return plain({ 'Set-Cookie': [`visitor=${++number}`], 'Cache-Control': 'no-store' })(request, response)
    })
    const cookies = await Promise.all(
      Array.from({ length: 5 }, async () => (await get('/letter')).headers['set-cookie']?.[0]),
    )
    expect(new Set(cookies).size).toBe(5)
  })

  it('what is kept can’t be bent by what one of them claims', async () => {
    const { get } = await serve(async (request, response) =>
      plain({}, { body: JSON.stringify(request.headers) })(request, response),
    )
    await get('/letter', {
      headers: { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', 'User-Agent': 'evil', Accept: 'evil/*' },
    })
    expect((await get('/letter')).body.toString()).not.toContain('evil')
  })
})

describe('an answer larger than memory should hold', () => {
  it('reaches who asks, whole', async () => {
    const body = 'x'.repeat(5 * 1024 * 1024)
    const { get } = await serve(plain({}, { body }))
    expect((await get('/letter')).body.byteLength).toBe(body.length)
  })
})

it('all that is kept stays below a bound, however many paths are asked for', async () => {
  const { get, front } = await serve(plain({}, { body: 'x'.repeat(900_000) }))
  for (let number = 0; number < 60; number++) await get(`/letter/${number}`)
  expect(front.bytes).toBeGreaterThan(20 * 1024 * 1024)
  expect(front.bytes).toBeLessThanOrEqual(32 * 1024 * 1024)
})

it('a failure of the pages reaches who asked, and the next one asks anew', async () => {
  let isBroken = true
  const { get, text } = await serve(async (request, response) => {
    if (isBroken) throw new Error('The pages are broken.')
    return plain()(request, response)
  })
  await expect(get('/letter')).rejects.toThrow('socket hang up')
  isBroken = false
  expect(await text('/letter')).toBe(letter)
})
