import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { publication, publishedSlugs } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { putMany, putPublished } from '@/lib/issues/published-for-test.ts'
import { GET as about } from './about/route.tsx'
import { GET as anywhere } from './[...path]/route.tsx'
import { GET as inLanguage } from './in/[language]/route.tsx'
import { GET as yearInLanguage } from './in/[language]/year/[year]/route.tsx'
import { GET as archive } from './issues/route.tsx'
import { GET as issue } from './issues/[slug]/route.tsx'
import { GET as year } from './issues/year/[year]/route.tsx'
import { GET as pageOfYear } from './issues/year/[year]/page/[page]/route.tsx'
import { GET as home } from './route.tsx'
import { GET as tags } from './tags/route.tsx'
import { GET as tag } from './tags/[tag]/route.tsx'
import { GET as pageOfTag } from './tags/[tag]/page/[page]/route.tsx'

useTestDatabase()

const origin = 'https://letters.example'

beforeAll(async () => {
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'Asia/Tokyo', address: origin })
  const maps = await putPublished('maps', '2024-12-31T20:00:00Z', { tags: ['Maps', 'AC/DC'], work: 'maps' })
  await database().insert(publishedSlugs).values({ slug: 'old-maps', issueId: maps })
  await putPublished('地図', '2024-06-01T00:00:00Z', { language: 'ja', title: '地図', tags: ['地図'], work: 'maps' })
  await putPublished('readme.md', '2020-01-01T00:00:00Z')
  await putPublished('hidden', '2021-01-01T00:00:00Z', { hiddenAt: new Date(), language: 'fr', tags: ['secret'] })
})

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

/** Asks a route as Next does: with the parts of the path already decoded. */
async function ask<Params>(handler: Handler<Params>, params: Params, headers: Record<string, string> = {}) {
  const response = await handler(new Request(`${origin}/asked`, { headers }), { params: Promise.resolve(params) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const goesTo = async <Params>(handler: Handler<Params>, params: Params) => {
  const { status, headers } = await ask(handler, params)
  return [status, headers.get('Location')]
}

describe('an issue as Markdown', () => {
  it('is what its author could import again, and says which page it is of', async () => {
    const { status, headers, text } = await ask(issue, { slug: 'maps.md' })
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
    expect(headers.get('Link')).toBe('<https://letters.example/issues/maps>; rel="canonical"')
    expect(text).toBe('maps\n')
  })

  it('is not sent again to who has it', async () => {
    const { headers } = await ask(issue, { slug: 'maps.md' })
    const again = await ask(issue, { slug: 'maps.md' }, { 'If-None-Match': headers.get('ETag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('follows the issue where it moved, and knows any script', async () => {
    expect(await goesTo(issue, { slug: 'old-maps.md' })).toEqual([308, '/issues/maps.md'])
    expect((await ask(issue, { slug: '地図.md' })).headers.get('Link')).toBe(
      `<https://letters.example/issues/${encodeURIComponent('地図')}>; rel="canonical"`,
    )
    expect(await goesTo(issue, { slug: `${'ガイド'.normalize('NFD')}.md` })).toEqual([404, null])
  })

  it('does not take the place of an issue whose own address ends so', async () => {
    const page = await ask(issue, { slug: 'readme.md' })
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect((await ask(issue, { slug: 'readme.md.md' })).text).toBe('readme.md\n')
  })

  it.each(['hidden.md', 'never.md', '.md', 'maps.md.md', 'maps.markdown'])('is not made of “%s”', async (slug) => {
    const { status, text } = await ask(issue, { slug })
    expect(status).toBe(404)
    expect(text).toContain('There is no page here')
  })
})

describe('the page of an issue', () => {
  it('speaks its language, and leads to its other editions', async () => {
    const { text } = await ask(issue, { slug: '地図' })
    expect(text).toContain('<html lang="ja" dir="ltr">')
    expect(text).toContain('href="/issues/maps"')
    expect(text).toContain(`<link rel="alternate" hrefLang="x-default" href="https://letters.example/issues/maps"/>`)
  })
})

describe('the archive', () => {
  it('has the years of the publication’s time zone', async () => {
    const { status, text } = await ask(archive, {})
    expect(status).toBe(200)
    expect(text).toMatch(/>2025<\/h2>.*maps.*>2020<\/h2>/)
    expect((await ask(year, { year: '2025' })).status).toBe(200)
    expect((await ask(year, { year: '2024' })).status).toBe(404)
  })

  it.each(['2023', '0', '999', '20245', '2025a', '１２３４', '-2025', '2.5e3'])(
    'has nothing at “%s”',
    async (asked) => {
      expect((await ask(year, { year: asked })).status).toBe(404)
    },
  )

  it('has one address for the first page of a year, and none past the last', async () => {
    expect(await goesTo(pageOfYear, { year: '2025', page: '1' })).toEqual([308, '/issues/year/2025'])
    for (const page of ['0', '2', '01', 'x', '9999999']) {
      expect(await goesTo(pageOfYear, { year: '2025', page })).toEqual([404, null])
    }
  })

  it('of a language speaks it, and is there only for languages that issues are in', async () => {
    const { status, text } = await ask(inLanguage, { language: 'ja' })
    expect(status).toBe(200)
    expect(text).toContain('<html lang="ja" dir="ltr">')
    expect(text).toContain('地図')
    expect(text).not.toContain('readme')
    expect(await goesTo(inLanguage, { language: 'JA' })).toEqual([308, '/in/ja'])
    expect(await goesTo(yearInLanguage, { language: 'JA', year: '2024' })).toEqual([308, '/in/ja/year/2024'])
    for (const language of ['fr', 'de', 'not a language', '']) {
      expect(await goesTo(inLanguage, { language })).toEqual([404, null])
    }
  })
})

describe('tags', () => {
  it('are listed with the ways to their issues', async () => {
    const { text } = await ask(tags, {})
    expect(text).toContain('href="/tags/maps"')
    expect(text).toContain('href="/tags/ac%2Fdc"')
    expect(text).not.toContain('secret')
  })

  it('have one address each, in any script and whatever they hold', async () => {
    expect((await ask(tag, { tag: 'maps' })).text).toContain('href="/issues/maps"')
    expect((await ask(tag, { tag: '地図' })).status).toBe(200)
    expect((await ask(tag, { tag: 'ac/dc' })).status).toBe(200)
    expect(await goesTo(tag, { tag: 'MAPS' })).toEqual([308, '/tags/maps'])
    expect(await goesTo(tag, { tag: 'AC/DC' })).toEqual([308, '/tags/ac%2Fdc'])
    expect(await goesTo(pageOfTag, { tag: 'maps', page: '1' })).toEqual([308, '/tags/maps'])
  })

  it('have their feeds beside their pages, whichever way they are written', async () => {
    const { status, text } = await ask(anywhere, { path: ['tags', 'maps', 'feed.xml'] })
    expect(status).toBe(200)
    expect(text).toContain('<link>https://letters.example/issues/maps</link>')
    expect(await goesTo(anywhere, { path: ['tags', 'MAPS', 'atom.xml'] })).toEqual([308, '/tags/maps/atom.xml'])
    expect(await goesTo(anywhere, { path: ['tags', 'secret', 'feed.xml'] })).toEqual([404, null])
    expect((await ask(tag, { tag: 'maps' })).text).toContain('href="https://letters.example/tags/maps/feed.xml"')
    expect((await ask(inLanguage, { language: 'ja' })).text).toContain('href="https://letters.example/in/ja/feed.xml"')
  })

  it('that no issue has are not there', async () => {
    for (const asked of ['secret', 'map', 'maps\0', '..']) expect((await ask(tag, { tag: asked })).status).toBe(404)
    expect((await ask(pageOfTag, { tag: 'maps', page: '2' })).status).toBe(404)
  })
})

describe('every page', () => {
  it('that is not there leads to the newest issues', async () => {
    const { status, text } = await ask(anywhere, { path: ['nowhere'] })
    expect(status).toBe(404)
    expect(text).toContain('href="/issues/maps"')
  })

  it('answers who has it already that nothing changed', async () => {
    const asked: [Handler<never>, object][] = [
      [home, {}],
      [archive, {}],
      [tags, {}],
      [about, {}],
      [tag, { tag: 'maps' }],
      [inLanguage, { language: 'ja' }],
      [issue, { slug: 'maps' }],
    ]
    for (const [handler, params] of asked) {
      const { status, headers } = await ask(handler, params as never)
      expect(status).toBe(200)
      expect(headers.get('Last-Modified')).toBeTruthy()
      const again = await ask(handler, params as never, { 'If-None-Match': headers.get('ETag') ?? '' })
      expect(again.status).toBe(304)
    }
  })
})

describe('a newsletter of four hundred issues', () => {
  beforeAll(() => putMany(400))

  it('has an archive whose parts are small, each leading to the next', async () => {
    const { text } = await ask(archive, {})
    expect(text.match(/<li class="h-entry">/g)).toHaveLength(100)
    expect(text).toContain('rel="next" href="/issues/year/2025"')
    const second = await ask(pageOfYear, { year: '2025', page: '2' })
    expect(second.text).toContain('<title>All issues · 2025 · Page 2 of 4 · Small Tools</title>')
    expect(second.text).toContain('rel="prev" href="/issues/year/2025"')
    expect(second.text).toContain('rel="next" href="/issues/year/2025/page/3"')
  })

  it('says of itself since when it goes out, and how many issues there are', async () => {
    // Those that are editions of another count once.
    expect((await ask(about, {})).text).toContain('Since January 2020 · 402 issues')
  })
})
