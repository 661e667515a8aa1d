import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from './destination.ts'
import { fetchOutside, type Reach } from './fetch-outside.ts'
import { CannotFetch } from './refusal.ts'
import { html, redirect, startSite, type Pages, type Site } from './site-for-test.ts'

const text = 'Letters from the sea. '.repeat(100)
const bomb = gzipSync(Buffer.alloc(50_000_000))
let site: Site
/** The same port of another address of this machine: what a name leads to that answers otherwise the second time. */
let elsewhere: Site

const endless: Pages[string] = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' })
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

beforeAll(async () => {
  site = await startSite({
    '/': html('Hello'),
    '/moved': redirect('/there', 301),
    '/there': redirect('/', 302),
    '/five': redirect('/four'),
    '/four': redirect('/three'),
    '/three': redirect('/moved'),
    '/six': redirect('/five'),
    '/loop': redirect('/loop'),
    '/to-inside': redirect('http://127.0.0.1:1/'),
    '/to-name': redirect('http://inside.example/'),
    '/to-metadata': redirect('//169.254.169.254/latest/meta-data/'),
    '/to-file': redirect('file:///etc/passwd'),
    '/to-port': redirect('http://public.example:6379/'),
    '/gzip': html(gzipSync(text), { 'Content-Encoding': 'gzip' }),
    '/br': html(brotliCompressSync(text), { 'Content-Encoding': 'br' }),
    '/deflate': html(deflateSync(text), { 'Content-Encoding': 'deflate' }),
    '/raw-deflate': html(deflateRawSync(text), { 'Content-Encoding': 'deflate' }),
    '/bomb': html(bomb, { 'Content-Encoding': 'gzip' }),
    '/no-gzip': html('This is no gzip.', { 'Content-Encoding': 'gzip' }),
    '/half-gzip': html(gzipSync(text).subarray(0, 30), { 'Content-Encoding': 'gzip' }),
    '/twice': html(gzipSync(gzipSync(text)), { 'Content-Encoding': 'gzip, gzip' }),
    '/compress': html('x', { 'Content-Encoding': 'compress' }),
    '/endless': endless,
    '/lying-much': (_request, response) => {
      response.writeHead(200, { 'Content-Length': 999_999_999 }).write('x')
    },
    '/lying-more': (_request, response) => {
      response.writeHead(200, { 'Content-Length': 50 }).write('x')
      response.destroy()
    },
    '/lying-less': (request) => {
      request.socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello${'x'.repeat(5000)}`)
    },
    '/silent': () => {},
    '/slow-headers': (request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => request.socket.write('X-More: x\r\n'), 10)
      request.socket.once('close', () => clearInterval(timer))
    },
    '/slow-start': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).flushHeaders()
    },
    '/slow-body': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' })
      const timer = setInterval(() => response.write('x'), 10)
      response.once('close', () => clearInterval(timer))
    },
    '/long-headers': (_request, response) => {
      response.writeHead(200, { 'X-Long': 'x'.repeat(40_000) }).end()
    },
    '/no-http': (request) => {
      request.socket.end('SSH-2.0-OpenSSH_9.2\r\n')
    },
    '/upgrade': (request) => {
      request.socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
    },
    '/only-early': (request) => {
      const timer = setInterval(() => request.socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 10)
      request.socket.once('close', () => clearInterval(timer))
    },
    '/headers': (request, response) => {
      response.writeHead(200).end(JSON.stringify(request.headers))
    },
  })
  process.env.MASTHEAD_ALLOW_ADDRESS = `site.example:${site.port}`
  elsewhere = await startSite({ '/': html('Somewhere else') }, { host: '127.0.0.2', port: site.port })
})

afterAll(() => Promise.all([site.close(), elsewhere.close()]))

const asked: string[] = []
const names: Record<string, Answer[][]> = {}

beforeEach(() => {
  asked.length = 0
  site.asked.length = 0
  Object.assign(names, {
    'site.example': [[{ address: '127.0.0.1', family: 4 }]],
    'inside.example': [[{ address: '10.0.0.1', family: 4 }]],
  })
})

/** What names lead to: each time the next of their answers, and at last always the same. */
async function lookup(name: string): Promise<Answer[]> {
  asked.push(name)
  const answers = names[name] ?? []
  const [first = []] = answers.length > 1 ? answers.splice(0, 1) : answers
  return first
}

async function get(path: string, reach: Reach = {}) {
  const wishes = { accept: 'text/html', read: () => ({ most: 10_000, whenLonger: 'refuse' as const }) }
  const fetched = await fetchOutside(`http://site.example:${site.port}${path}`, wishes, { lookup, ...reach })
  return { ...fetched, text: fetched.body.toString() }
}

async function refusal(path: string, reach: Reach = {}): Promise<CannotFetch> {
  const error: unknown = await get(path, reach).catch((reason: unknown) => reason)
  if (!(error instanceof CannotFetch)) throw new Error(`${path} was not refused.`, { cause: error })
  expect(error.message).toMatch(/^[A-Za-z].*\.$/)
  return error
}

describe('fetching', () => {
  it('says honestly who asks, and brings nothing along', async () => {
    const { text: said } = await get('/headers', { publication: 'https://letters.example' })
    const headers: Record<string, string> = JSON.parse(said)
    expect(headers['user-agent']).toMatch(/^Masthead\/\d+\.\d+\.\d+ \(\+https:\/\/letters\.example\)$/)
    expect(headers.host).toBe(site.host.replace('127.0.0.1', 'site.example'))
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'user-agent',
    ])
  })

  it('goes along five redirects and no further', async () => {
    expect((await get('/five')).text).toBe('Hello')
    expect((await refusal('/six')).message).toContain('without end')
    expect((await refusal('/loop')).message).toContain('without end')
  })

  it('tells where permanent redirects lead, and follows the others quietly', async () => {
    expect((await get('/moved')).movedTo).toBe(`http://site.example:${site.port}/there`)
    expect((await get('/there')).movedTo).toBeNull()
  })

  it.each([
    ['/to-inside', 'inside'],
    ['/to-metadata', 'inside'],
    ['/to-name', 'inside'],
    ['/to-file', 'address'],
    ['/to-port', 'address'],
  ])('does not follow a redirect that leads inside or to no page: %s', async (path, kind) => {
    expect((await refusal(path)).kind).toBe(kind)
    expect(site.asked).toEqual([`GET ${path}`])
  })

  it('connects to the address that was checked, whatever the name leads to afterwards', async () => {
    names['site.example'] = [[{ address: '127.0.0.1', family: 4 }], [{ address: '127.0.0.2', family: 4 }]]
    expect((await get('/')).text).toBe('Hello')
    expect(asked).toEqual(['site.example'])
    expect((await get('/')).text).toBe('Somewhere else')
  })

  it('asks for the name of every hop anew', async () => {
    await get('/five')
    expect(asked).toHaveLength(6)
  })

  it.each(['/gzip', '/br', '/deflate', '/raw-deflate'])('unpacks what is packed: %s', async (path) => {
    expect((await get(path)).text).toBe(text)
  })

  it.each([
    ['/bomb', 'large'],
    ['/endless', 'large'],
    ['/lying-much', 'large'],
    ['/lying-more', 'unreachable'],
    ['/no-gzip', 'unreachable'],
    ['/half-gzip', 'unreachable'],
    ['/twice', 'type'],
    ['/compress', 'type'],
    ['/long-headers', 'unreachable'],
    ['/no-http', 'unreachable'],
    ['/upgrade', 'unreachable'],
  ])('refuses what is too much, broken or no page: %s', async (path, kind) => {
    expect((await refusal(path)).kind).toBe(kind)
  })

  it('stops a bomb before it has gone off', async () => {
    const before = process.memoryUsage().rss
    await Promise.all(Array.from({ length: 8 }, () => refusal('/bomb')))
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
  })

  it('believes no length that is too short', async () => {
    expect((await get('/lying-less')).text).toBe('Hello')
  })

  it.each([
    ['/silent', { headers: 100 }],
    ['/slow-headers', { headers: 100 }],
    ['/only-early', { headers: 100 }],
    ['/slow-start', { piece: 100 }],
    ['/slow-body', { whole: 300 }],
    ['/endless', { whole: 1 }],
  ])('ends what is slow: %s', async (path, limits) => {
    const error = await refusal(path, { limits })
    expect(error.kind).toBe('slow')
    expect(error.message).toBe('site.example took too long to answer. Try again later.')
  })

  it('waits no longer for a name than for the rest', async () => {
    const never = () => new Promise<never>(() => {})
    expect((await refusal('/', { lookup: never, limits: { lookup: 50 } })).kind).toBe('slow')
    expect((await refusal('/', { lookup: never, limits: { whole: 50 } })).kind).toBe('slow')
  })

  it('can be called off at any time', async () => {
    const reason = new Error('called off')
    await expect(get('/', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    for (const path of ['/silent', '/slow-body']) {
      const off = new AbortController()
      const fetching = get(path, { signal: off.signal })
      await expect.poll(() => site.asked).toContain(`GET ${path}`)
      off.abort(reason)
      await expect(fetching).rejects.toBe(reason)
    }
  })

  it('allows the one address named for tests and no other of this machine', async () => {
    const wishes = { accept: '*/*', read: () => null }
    for (const origin of [site.origin, `http://localhost:${site.port}`, `http://site.example:${site.port + 1}`]) {
      await expect(fetchOutside(origin, wishes, { lookup })).rejects.toThrow(/public site|ports/)
    }
  })
})
