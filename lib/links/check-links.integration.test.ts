import type { ServerResponse } from 'node:http'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { linkChecks } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { checkLinks, mostLinksAtOnce, type CheckOptions } from './check-links.ts'
import type { LinkCheck } from './input.ts'
import { findLinkChecks } from './link-checks.ts'
import { html, redirect, startSite, type Pages, type Site } from './site-for-test.ts'
import { Turns } from './turns.ts'

useTestDatabase()

let site: Site
let atOnce = 0
let mostAtOnce = 0

const status =
  (code: number): Pages[string] =>
  (_request, response) =>
    response.writeHead(code).end()

/** A page that some servers have: it is there for those who ask with GET. */
const onlyGet =
  (code: number): Pages[string] =>
  (request, response) => {
    if (request.method === 'HEAD') response.writeHead(code).end()
    else html('<title>A page &amp; its\n title</title>')(request, response)
  }

/** A page with a title and no end. */
function endless(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html' })
  response.write('<title>Long</title>')
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

beforeAll(async () => {
  site = await startSite({
    '/': html('Hello'),
    '/404': status(404),
    '/410': status(410),
    '/401': status(401),
    '/403': status(403),
    '/429': status(429),
    '/500': status(500),
    '/503': status(503),
    '/999': status(999),
    '/405': onlyGet(405),
    '/head-404': onlyGet(404),
    '/head-resets': (request, response) => {
      if (request.method === 'HEAD') request.socket.destroy()
      else html('<title>Here</title>')(request, response)
    },
    '/moved': redirect('/', 301),
    '/passing': redirect('/', 302),
    '/loop': redirect('/loop'),
    '/silent': () => {},
    '/long': (request, response) => {
      if (request.method === 'HEAD') response.writeHead(405).end()
      else endless(response)
    },
    '/counted': (_request, response) => {
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      setTimeout(() => {
        atOnce -= 1
        response.end()
      }, 30)
    },
  })
  process.env.MASTHEAD_ALLOW_ADDRESS = site.host
})

afterAll(() => site.close())

beforeEach(async () => {
  site.asked.length = 0
  await database().delete(linkChecks)
})

/** Asks without the pause that real sites are owed. */
function check(paths: string[], options: CheckOptions = {}): Promise<Map<string, LinkCheck>> {
  return checkLinks(
    paths.map((path) => (path.startsWith('/') ? site.origin + path : path)),
    { turns: new Turns({ atOnce: 4, pause: 0 }), ...options },
  )
}

async function checkOne(path: string, options?: CheckOptions): Promise<LinkCheck> {
  const [found] = (await check([path], options)).values()
  if (!found) throw new Error(`${path} was not checked.`)
  return found
}

describe('a linked page', () => {
  it.each([
    ['/', 'there', 200],
    ['/405', 'there', 200],
    ['/head-404', 'there', 200],
    ['/head-resets', 'there', 200],
    ['/moved', 'there', 200],
    ['/404', 'gone', 404],
    ['/410', 'gone', 410],
    ['/401', 'unsure', 401],
    ['/403', 'unsure', 403],
    ['/429', 'unsure', 429],
    ['/500', 'unsure', 500],
    ['/503', 'unsure', 503],
    ['/999', 'unsure', 999],
    ['/loop', 'unsure', null],
    ['http://10.0.0.1/', 'unsure', null],
    ['http://example.org:25/', 'unsure', null],
    ['https://', 'unsure', null],
  ])('that answers as %s is %s', async (path, outcome, answered) => {
    const found = await checkOne(path)
    expect(found).toMatchObject({ outcome, status: answered })
    expect(found.reason).toMatch(outcome === 'there' ? /^$/ : /^\S.*\.$/)
  })

  it('whose name does not exist is gone', async () => {
    const lookup = async (name: string) => {
      if (name === 'example.com') return [{ address: '1.1.1.1', family: 4 as const }]
      throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })
    }
    expect(await checkOne('https://gone.example/x', { lookup })).toMatchObject({ outcome: 'gone', status: null })
  })

  it('that does not answer in time is nothing to be sure of', async () => {
    expect(await checkOne('/silent', { limits: { headers: 50 } })).toMatchObject({ outcome: 'unsure', status: null })
  })

  it('is asked for with HEAD, and with GET only where that is not liked', async () => {
    await check(['/', '/405', '/429'])
    expect(site.asked.sort()).toEqual(['GET /405', 'HEAD /', 'HEAD /405', 'HEAD /429'])
  })

  it('says where it has moved for good, and what it calls itself where it was read', async () => {
    expect((await checkOne('/moved')).movedTo).toBe(`${site.origin}/`)
    expect((await checkOne('/passing')).movedTo).toBeNull()
    expect((await checkOne('/405')).title).toBe('A page & its title')
    expect((await checkOne('/long')).title).toBe('Long')
  })
})

describe('checking links', () => {
  it('asks once for what is written several times, and answers for each', async () => {
    const checks = await check(['/', '/#a', '/#b', 'mailto:a@example.org', 'issues/1', '#c'])
    expect([...checks.keys()]).toEqual([`${site.origin}/`, `${site.origin}/#a`, `${site.origin}/#b`])
    expect(site.asked).toEqual(['HEAD /'])
  })

  it.each([
    ['/', '23 hours', '25 hours'],
    ['/404', '59 minutes', '61 minutes'],
    ['/401', '9 minutes', '11 minutes'],
  ])('remembers for a while what came of it: %s', async (path, fresh, stale) => {
    const address = site.origin + path
    await check([path])
    const age = (interval: string) =>
      database()
        .update(linkChecks)
        .set({ checkedAt: sql`now() - ${interval}::interval` })
        .where(eq(linkChecks.address, address))
    await age(fresh)
    expect([...(await findLinkChecks([address, `${address}#a`])).keys()]).toEqual([address, `${address}#a`])
    site.asked.length = 0
    await check([path])
    expect(site.asked).toEqual([])
    await age(stale)
    expect((await findLinkChecks([address])).size).toBe(0)
    await check([path])
    expect(site.asked).not.toEqual([])
  })

  it('asks again when that is wanted', async () => {
    await check(['/'])
    await check(['/'], { anew: true })
    expect(site.asked).toEqual(['HEAD /', 'HEAD /'])
  })

  it('tells of each link as soon as it is known', async () => {
    const told: string[] = []
    await check(['/'])
    await check(['/404', '/'], { onChecked: ({ address }) => told.push(address) })
    expect(told).toEqual([`${site.origin}/`, `${site.origin}/404`])
  })

  it('asks a site for one page at a time', async () => {
    mostAtOnce = 0
    await check(Array.from({ length: 8 }, (_, index) => `/counted?${index}`))
    expect(site.asked).toHaveLength(8)
    expect(mostAtOnce).toBe(1)
  })

  it('asks for two hundred pages at most', async () => {
    const checks = await check(Array.from({ length: 210 }, (_, index) => `/?${index}`))
    expect(checks.size).toBe(mostLinksAtOnce)
    expect(site.asked).toHaveLength(mostLinksAtOnce)
  })

  it('can be called off, and keeps what it knew by then', async () => {
    const off = new AbortController()
    const checking = check(['/', '/silent', '/404'], { signal: off.signal })
    await expect.poll(() => site.asked).toContain('HEAD /silent')
    off.abort()
    expect([...(await checking).keys()]).toEqual([`${site.origin}/`])
    expect((await findLinkChecks([`${site.origin}/`])).size).toBe(1)
  })
})

describe('turns', () => {
  it('are four at once in all, one for each host, and a host has a pause', async () => {
    const turns = new Turns({ atOnce: 4, pause: 20 })
    const running = new Set<string>()
    const began = new Map<string, number[]>()
    let most = 0
    const work = (host: string) =>
      turns.take(host, undefined, async () => {
        expect(running.has(host)).toBe(false)
        running.add(host)
        most = Math.max(most, running.size)
        began.set(host, [...(began.get(host) ?? []), performance.now()])
        await new Promise((resolve) => setTimeout(resolve, 5))
        running.delete(host)
      })
    await Promise.all(['a', 'a', 'b', 'c', 'd', 'e', 'f', 'a'].map(work))
    expect(most).toBe(4)
    const [first = 0, second = 0, third = 0] = began.get('a') ?? []
    // Timers are exact to a millisecond.
    expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(23)
  })

  it('are given up when nobody waits for them any more', async () => {
    const turns = new Turns({ atOnce: 1, pause: 0 })
    const off = new AbortController()
    let free = () => {}
    const first = turns.take('a', undefined, () => new Promise<void>((resolve) => (free = resolve)))
    const second = turns.take('a', off.signal, async () => 'second')
    const third = turns.take('b', undefined, async () => 'third')
    off.abort(new Error('called off'))
    await expect(second).rejects.toThrow('called off')
    free()
    await first
    expect(await third).toBe('third')
  })
})
