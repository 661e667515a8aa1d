import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Feed, FeedEntry } from './feed.ts'
import { archived, curatedLink, letter, shortLetter, subscribed } from './fixtures/feed.ts'
import { parseXml } from './fixtures/parse-xml.ts'
import { feedFiles, feedFormats, type FeedFormat } from './paths.ts'
import { writeFeed } from './write.ts'

/** What a feed says of its entries, read back from a format. */
type Said = { id: string; title: string; html: string; summary: string; tags: string[]; authors: string[] }

type JsonItem = {
  id: string
  title: string
  url: string
  external_url?: string
  content_html: string
  summary?: string
  tags?: string[]
  authors?: { name: string }[]
}
type JsonFeed = { title: string; next_url?: string; hubs?: object[]; authors: object[]; items: JsonItem[] }

const json = (feed: Feed) => JSON.parse(writeFeed(feed, 'json')) as JsonFeed
const xml = (feed: Feed, format: 'rss' | 'atom' = 'rss') => parseXml(writeFeed(feed, format))
const texts = (feed: Feed, name: string, format: 'rss' | 'atom' = 'rss') =>
  xml(feed, format)
    .filter((element) => element.name === name)
    .map((element) => element.text)

const names = {
  rss: { entry: 'item', id: 'guid', html: 'content:encoded', summary: 'description', author: 'dc:creator' },
  atom: { entry: 'entry', id: 'id', html: 'content', summary: 'summary', author: 'name' },
}

function entriesOf(feed: Feed, format: FeedFormat): Said[] {
  if (format === 'json') {
    return json(feed).items.map(({ id, title, content_html, summary, tags, authors }) => ({
      id,
      title,
      html: content_html,
      summary: summary ?? '',
      tags: tags ?? [],
      authors: (authors ?? []).map(({ name }) => name),
    }))
  }
  const entries: Said[] = []
  const { entry, ...name } = names[format]
  for (const element of xml(feed, format)) {
    const last = entries.at(-1)
    if (element.name === entry) entries.push({ id: '', title: '', html: '', summary: '', tags: [], authors: [] })
    else if (!last) continue
    else if (element.name === name.id) last.id = element.text
    else if (element.name === 'title') last.title = element.text
    else if (element.name === name.html) last.html = element.text
    else if (element.name === name.summary) last.summary = element.text
    else if (element.name === name.author) last.authors.push(element.text)
    else if (element.name === 'category') last.tags.push(element.attributes.term ?? element.text)
  }
  return entries
}

describe.each(feedFormats)('a feed in %s', (format) => {
  it('is written as it always was', async () => {
    // Not named as what they are: formatting would change them.
    await expect(writeFeed(subscribed, format)).toMatchFileSnapshot(`fixtures/subscribed.${format}.txt`)
    await expect(writeFeed(archived, format)).toMatchFileSnapshot(`fixtures/archived.${format}.txt`)
  })

  it('is the same text until something in it changes', () => {
    expect(writeFeed(structuredClone(subscribed), format)).toBe(writeFeed(subscribed, format))
  })

  it('gives back whatever was written, but for what XML can not hold', () => {
    const anything = fc.string({ unit: 'binary' })
    const hostile = fc.constantFrom(
      '<script>alert("1 & \'2\'")</script>',
      'a ]]> b <![CDATA[ c',
      '&amp;amp; &nbsp; &#0;',
      'one\r\ntwo\rthree\n\tfour',
      '</title></channel></feed>',
      '第 9 周 機械学習 العدد 𠮷 👩‍👩‍👧',
      'a\u0000b\u000b\ufffe',
    )
    fc.assert(
      fc.property(fc.oneof(anything, hostile), (text) => {
        const entry: FeedEntry = { ...letter, title: text, html: text, summary: text, tags: [text], author: text }
        const [read] = entriesOf({ ...subscribed, entries: [entry] }, format)
        // What XML 1.0 has no place for (section 2.2).
        const kept = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
        // A name without a character is nobody's, and who writes the feed stands in.
        const authors = text === '' ? read?.authors : [kept]
        const id = `urn:uuid:${letter.id}`
        expect(read).toEqual({ id, title: kept, html: kept, summary: kept, tags: [kept], authors })
      }),
    )
  })

  it('knows an entry by an identity that outlives its title and its address', () => {
    const moved = { ...letter, title: 'Another', address: 'https://elsewhere.example/x' }
    expect(entriesOf({ ...subscribed, entries: [moved] }, format)[0]?.id).toBe(`urn:uuid:${letter.id}`)
  })

  it('holds no address that is not whole', () => {
    for (const feed of [subscribed, archived]) {
      const addresses = [...writeFeed(feed, format).matchAll(/(?:href|url|_url|image)"?[=:]\s?"([^"]*)"/g)]
      expect(addresses.length).toBeGreaterThan(4)
      for (const [, address] of addresses) expect(address).toMatch(/^https:\/\//)
    }
  })

  it('leads on to what came before, and to a hub only where there is one', () => {
    expect(writeFeed(archived, format)).toContain(`https://letters.example.org/items/archive/1/${feedFiles[format]}`)
    expect(writeFeed(subscribed, format)).toMatch(/https:\/\/hub\.example\/\?to=everybody&(?:amp;)?now/)
    expect(writeFeed({ ...subscribed, hub: null }, format)).not.toContain('hub')
  })

  it('is whole with no entry and no description yet', () => {
    const empty = { ...subscribed, description: '', entries: [], previous: null }
    expect(entriesOf(empty, format)).toEqual([])
    expect(writeFeed(empty, format)).toContain('Letters')
  })
})

describe.each(['rss', 'atom'] as const)('the archive in %s', (format) => {
  it('leads in both directions, and to what people subscribe to', () => {
    const file = feedFiles[format]
    expect(linksOf(archived, format)).toMatchObject({
      self: `${archived.folder}/${file}`,
      current: `${archived.current}/${file}`,
      'prev-archive': `${archived.previous}/${file}`,
      'next-archive': `${archived.next}/${file}`,
    })
    expect(Object.keys(linksOf(subscribed, format))).not.toContain('current')
  })

  it('says of itself what it is, and people’s subscription does not', () => {
    const saysArchive = (feed: Feed) => xml(feed, format).some(({ name }) => name === 'fh:archive')
    expect(saysArchive(archived)).toBe(true)
    expect(saysArchive(subscribed)).toBe(false)
  })
})

function linksOf(feed: Feed, format: 'rss' | 'atom'): Record<string, string> {
  const name = format === 'rss' ? 'atom:link' : 'link'
  const ofFeed = xml(feed, format).filter((each) => each.name === name && /channel|feed/.test(each.parent ?? ''))
  return Object.fromEntries(ofFeed.map(({ attributes: { rel = '', href = '' } }) => [rel, href]))
}

describe('what the formats say differently', () => {
  it('RSS names an author with each letter, the others once where they are who writes the newsletter', () => {
    expect(texts(subscribed, 'dc:creator')).toEqual(['Grace Example', 'Ada Example'])
    expect(texts(subscribed, 'name', 'atom')).toEqual(['Ada Example', 'Grace Example'])
    expect(json(subscribed).authors).toEqual([{ name: 'Ada Example' }])
    expect(json(subscribed).items.map(({ authors }) => authors)).toEqual([[{ name: 'Grace Example' }], undefined])
  })

  it('the title of a curated link leads to the page it is about, beside it a link to the issue', () => {
    const feed = { ...subscribed, entries: [curatedLink] }
    const inItem = (format: 'rss' | 'atom') => xml(feed, format).filter(({ parent }) => /item|entry/.test(parent ?? ''))
    expect(inItem('rss').find(({ name }) => name === 'link')?.text).toBe('https://mill.example/how')
    const via = { rel: 'via', href: letter.address, title: letter.title }
    expect(inItem('rss').find(({ name }) => name === 'atom:link')?.attributes).toMatchObject(via)
    const links = inItem('atom').filter(({ name }) => name === 'link')
    expect(links.map(({ attributes }) => attributes)).toMatchObject([{ href: 'https://mill.example/how' }, via])
    expect(json(feed).items[0]).toMatchObject({ url: letter.address, external_url: 'https://mill.example/how' })
  })

  it('all date a letter to the same second, in universal time', () => {
    expect(texts(subscribed, 'pubDate')).toEqual(['Fri, 01 Mar 2024 00:30:00 +0000', 'Thu, 01 Feb 2024 00:00:00 +0000'])
    expect(texts(subscribed, 'published', 'atom')).toEqual(['2024-03-01T00:30:00Z', '2024-02-01T00:00:00Z'])
    expect(json(subscribed).items[0]).toMatchObject({ date_published: '2024-03-01T00:30:00Z' })
  })

  it('only a language that is not the feed’s is said of a letter in XML', () => {
    expect(texts(subscribed, 'dc:language')).toEqual(['ja'])
    const entries = xml(subscribed, 'atom').filter(({ name }) => name === 'entry')
    expect(entries.map(({ attributes }) => attributes['xml:lang'])).toEqual([undefined, 'ja'])
    expect(json({ ...subscribed, entries: [shortLetter] }).items[0]).toMatchObject({ language: 'ja' })
  })
})
