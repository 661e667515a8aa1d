import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import type { BlockJson, DocumentJson } from '@/lib/document/schema.ts'
import { parseXml } from '@/lib/feeds/fixtures/parse-xml.ts'
import { publishIssue, unpublishIssue } from '@/lib/issues/publish.ts'
import { changeHub } from '@/lib/websub/hub.ts'
import { GET } from './[...path]/route.tsx'

useTestDatabase()

const formats = ['feed.xml', 'atom.xml', 'feed.json'] as const

const text = (words: string): BlockJson => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const item = (title: string, href: string, comment: string): BlockJson => ({
  type: 'item',
  attrs: { href, citation: null },
  content: [{ type: 'itemTitle', content: [{ type: 'text', text: title }] }, text(comment)],
})

type Written = Partial<Omit<typeof issues.$inferInsert, 'document'>> & { content?: BlockJson[] }

async function write({ content = [text('Words.')], ...fields }: Written): Promise<string> {
  const document: DocumentJson = { type: 'doc', content }
  const [made] = await database()
    .insert(issues)
    .values({ ...fields, document })
    .returning({ id: issues.id })
  if (!made) throw new Error('no issue')
  await publishIssue('masthead', made.id)
  return made.id
}

async function change(id: string, { content, ...fields }: Written): Promise<void> {
  const document = content && { document: { type: 'doc' as const, content } }
  await database()
    .update(issues)
    .set({ ...fields, ...document })
    .where(eq(issues.id, id))
  await publishIssue('masthead', id)
}

function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://localhost${path}`, { headers })
  return GET(request, { params: Promise.resolve({ path: path.slice(1).split('/').map(decodeURIComponent) }) })
}

async function get(path: string): Promise<string> {
  const response = await ask(path)
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}.`)
  return response.text()
}

type JsonFeed = {
  title: string
  feed_url: string
  next_url?: string
  items: { id: string; title: string; date_published: string; date_modified: string; content_html: string }[]
}

const json = async (path: string) => JSON.parse(await get(path)) as JsonFeed
const titles = async (path: string) => (await json(path)).items.map(({ title }) => title)

let withLinks: string

beforeAll(async () => {
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
  for (let number = 1; number <= 64; number++) {
    await write({
      title: `Letter ${number}`,
      publicationDate: new Date(Date.UTC(2020, 0, number)),
      ...(number % 2 === 0 && { tags: ['even & more/less'] }),
      ...(number === 3 && { language: 'ja' }),
    })
  }
  withLinks = await write({
    title: 'With links',
    publicationDate: new Date('2021-01-01T00:00:00Z'),
    content: [
      item('One', 'https://one.example/', 'Of one.'),
      item('Two', 'https://two.example/', 'Of two.'),
      item('One again', 'https://www.one.example', 'Once more.'),
    ],
  })
})

describe('a feed', () => {
  it.each([
    ['feed.xml', 'application/rss+xml; charset=utf-8'],
    ['atom.xml', 'application/atom+xml; charset=utf-8'],
    ['feed.json', 'application/feed+json; charset=utf-8'],
  ])('is there as %s, names itself, and is not sent again to who has it', async (file, type) => {
    const response = await ask(`/${file}`)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('Link')).toBeNull()
    expect(await response.text()).toContain(`https://letters.example/${file}`)
    const again = await ask(`/${file}`, { 'If-None-Match': response.headers.get('ETag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('is of all issues, of those with a tag, of those in a language', async () => {
    expect((await titles('/feed.json')).slice(0, 3)).toEqual(['With links', 'Letter 64', 'Letter 63'])
    expect((await titles('/tags/even%20%26%20more%2Fless/feed.json')).slice(0, 2)).toEqual(['Letter 64', 'Letter 62'])
    expect(await titles('/in/ja/feed.json')).toEqual(['Letter 3'])
    expect((await json('/in/ja/feed.json')).title).toBe('Small Tools: 日本語')
  })

  it('is led to from where a tag or a language is written otherwise', async () => {
    for (const [path, place] of [
      ['/in/JA/archive/2/feed.xml', null],
      ['/in/JA/feed.xml', '/in/ja/feed.xml'],
      ['/tags/EVEN%20%26%20more%2Fless/atom.xml', '/tags/even%20%26%20more%2Fless/atom.xml'],
    ] as const) {
      const { status, headers } = await ask(path)
      expect([status, headers.get('Location')]).toEqual([place === null ? 404 : 308, place])
    }
  })

  it.each([
    '/tags/nobody/feed.xml',
    '/tags/a%00b/feed.xml',
    '/in/fr/atom.xml',
    '/archive/5/feed.xml',
    '/archive/999999999/feed.json',
    '/in/ja/archive/1/feed.xml',
    '/items/archive/1/feed.xml',
    '/other/feed.xml',
  ])('%s is not there, and a page says so', async (path) => {
    const response = await ask(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('There is no page here')
  })

  it('is the same for whoever asks when: nothing in it is the time of the request', async () => {
    for (const file of formats) {
      const first = await get(`/${file}`)
      expect(await get(`/${file}`)).toBe(first)
      expect(first).not.toContain(new Date().toISOString().slice(0, 10))
    }
  })
})

describe('what tells a feed and its entries apart', () => {
  const ids = async (path: string) =>
    parseXml(await get(path))
      .filter(({ name, parent }) => name === 'id' && parent === 'feed')
      .map(({ text: id }) => id)

  it('is an id for each feed, which its archive shares and which stays when title and address change', async () => {
    const paths = ['/atom.xml', '/items/atom.xml', '/in/ja/atom.xml', '/tags/even%20%26%20more%2Fless/atom.xml']
    const all = await Promise.all(paths.map(ids))
    expect(new Set(all.flat()).size).toBe(4)
    expect(await ids('/archive/1/atom.xml')).toEqual(all[0])
    await database().update(publication).set({ title: 'Renamed', address: 'https://elsewhere.example' })
    expect(await Promise.all(paths.map(ids))).toEqual(all)
    await database().update(publication).set({ title: 'Small Tools', address: 'https://letters.example' })
  })

  it('is the last change, also of those that changed at the same instant, and always the same', async () => {
    const updated = async () =>
      parseXml(await get('/items/atom.xml'))
        .filter(({ name, parent }) => name === 'updated' && parent === 'entry')
        .map(({ text: date }) => date)
    const dates = await updated()
    expect(new Set(dates).size).toBe(3)
    expect([...dates].sort().reverse()).toEqual(dates)
    expect(await updated()).toEqual(dates)
  })
})

describe('a hub', () => {
  it('is named in the headers of each feed, with the address of the feed itself', async () => {
    await changeHub('https://hub.example/push')
    for (const path of ['/feed.xml', '/items/atom.xml', '/in/ja/feed.json']) {
      const { headers } = await ask(path)
      expect(headers.get('Link')).toBe(
        `<https://hub.example/push>; rel="hub", <https://letters.example${path}>; rel="self"`,
      )
    }
    await changeHub(null)
  })
})

describe('the archive', () => {
  it('holds every letter once, and its full pages stay as they are', async () => {
    const oldest = await json('/archive/1/feed.json')
    expect(oldest.items.at(-1)?.title).toBe('Letter 1')
    expect(oldest.items[0]?.title).toBe('Letter 15')
    const page = await get('/archive/4/feed.json')
    const id = await write({ title: 'Newest', publicationDate: new Date('2021-02-01T00:00:00Z') })
    expect(await get('/archive/4/feed.json')).toBe(page)
    await unpublishIssue('masthead', id)
  })

  it('is walked from the subscription to the oldest letter', async () => {
    const seen = new Set<string>()
    let path: string | undefined = '/feed.json'
    for (let pages = 0; path !== undefined; pages++) {
      expect(pages).toBeLessThan(6)
      const { items, next_url: next }: JsonFeed = await json(path)
      for (const { title } of items) seen.add(title)
      path = next?.replace('https://letters.example', '')
    }
    expect(seen.size).toBe(65)
  })

  it('links its pages as RFC 5005 asks', async () => {
    const links = async (path: string) =>
      Object.fromEntries(
        parseXml(await get(path))
          .filter(({ name, parent }) => name === 'link' && parent === 'feed')
          .map(({ attributes }) => [attributes.rel, attributes.href?.replace('https://letters.example', '')]),
      )
    expect(await links('/atom.xml')).toMatchObject({ self: '/atom.xml', 'prev-archive': '/archive/4/atom.xml' })
    expect(await links('/archive/4/atom.xml')).toEqual({
      alternate: '/',
      self: '/archive/4/atom.xml',
      current: '/atom.xml',
      'prev-archive': '/archive/3/atom.xml',
    })
    const oldest = await links('/archive/1/atom.xml')
    expect(oldest).toMatchObject({ 'next-archive': '/archive/2/atom.xml' })
    expect(oldest).not.toHaveProperty('prev-archive')
  })

  it('is that of a tag, too', async () => {
    expect((await json('/tags/even%20%26%20more%2Fless/feed.json')).next_url).toBe(
      'https://letters.example/tags/even%20%26%20more%2Fless/archive/2/feed.json',
    )
    expect((await titles('/tags/even%20%26%20more%2Fless/archive/1/feed.json')).at(-1)).toBe('Letter 2')
  })
})

describe('the feed of links', () => {
  const links = () => json('/items/feed.json')

  it('has an entry a link, in the order of the letter, that leads to the page and to the letter', async () => {
    expect(await titles('/items/feed.json')).toEqual(['One', 'Two', 'One again'])
    expect((await links()).items[0]).toMatchObject({
      url: 'https://letters.example/issues/with-links',
      external_url: 'https://one.example/',
      content_html: '<p><small>one.example</small></p>\n<p>Of one.</p>',
      date_published: '2021-01-01T00:00:00Z',
      date_modified: '2021-01-01T00:00:00Z',
    })
  })

  it('knows a link again whatever becomes of the letter around it', async () => {
    const before = await links()
    await change(withLinks, {
      title: 'Renamed',
      slug: 'renamed',
      content: [
        text('Something before it.'),
        item('Two, renamed', 'https://two.example/?utm_source=x', 'Of two.'),
        item('One', 'https://one.example/', 'Of one.'),
        item('Three', 'https://three.example/', 'Of three.'),
      ],
    })
    const after = await links()
    expect(after.items.map(({ title }) => title)).toEqual(['Three', 'Two, renamed', 'One'])
    const [three, two, one] = after.items
    expect(one).toEqual({ ...before.items[0], url: 'https://letters.example/issues/renamed' })
    expect(two?.id).toBe(before.items[1]?.id)
    expect(two?.date_published).toBe('2021-01-01T00:00:00Z')
    expect(two?.date_modified).not.toBe('2021-01-01T00:00:00Z')
    expect(Date.parse(three?.date_published ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  it('is without the links of a letter that was taken away', async () => {
    await database().update(publishedIssues).set({ hiddenAt: new Date() }).where(eq(publishedIssues.issueId, withLinks))
    expect(await titles('/items/feed.json')).toEqual([])
  })
})
