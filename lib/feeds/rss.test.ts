import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { Feed, FeedEntry } from './feed.ts'
import { rss } from './rss.ts'

const entry: FeedEntry = {
  id: '5f2b0c9e-0d8a-4c58-9a45-0d3c6a2f1f11',
  title: 'On paper',
  address: 'https://letters.example.org/issues/on-paper',
  summary: 'What paper is for.',
  html: '<p>What <em>paper</em> is for.</p>',
  language: 'en',
  publishedAt: new Date('2024-03-01T09:30:00+09:00'),
}

const feed: Feed = {
  title: 'Letters',
  description: 'About paper.',
  home: 'https://letters.example.org/',
  language: 'en',
  changedAt: new Date('2024-03-02T00:00:00Z'),
  entries: [entry],
}

const self = 'https://letters.example.org/feed.xml'

type Element = { name: string; text: string; attributes: Record<string, string> }

/** Every element of a document in its order; throws where the XML is not well-formed. */
function parse(xml: string): Element[] {
  const parser = new SaxesParser({ xmlns: true })
  const all: Element[] = []
  const open: Element[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]))
    const element = { name: tag.name, text: '', attributes }
    all.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return all
}

function texts(xml: string, name: string): string[] {
  return parse(xml)
    .filter((element) => element.name === name)
    .map((element) => element.text)
}

describe('the RSS feed', () => {
  it('names the publication, where it is read and where it is itself', () => {
    const elements = parse(rss(feed, self))
    expect(elements[0]).toMatchObject({ name: 'rss', attributes: { version: '2.0' } })
    expect(texts(rss(feed, self), 'title')).toEqual(['Letters', 'On paper'])
    expect(texts(rss(feed, self), 'link')).toEqual(['https://letters.example.org/', entry.address])
    expect(texts(rss(feed, self), 'language')).toEqual(['en'])
    expect(elements.find(({ name }) => name === 'atom:link')?.attributes).toMatchObject({ rel: 'self', href: self })
  })

  it('dates itself and its letters in universal time', () => {
    expect(texts(rss(feed, self), 'lastBuildDate')).toEqual(['Sat, 02 Mar 2024 00:00:00 +0000'])
    expect(texts(rss(feed, self), 'pubDate')).toEqual(['Fri, 01 Mar 2024 00:30:00 +0000'])
  })

  it('is the same document until something in it changes', () => {
    expect(rss(structuredClone(feed), self)).toBe(rss(feed, self))
  })

  it('knows a letter by an identity that outlives its address', () => {
    const moved = rss({ ...feed, entries: [{ ...entry, address: 'https://elsewhere.example/x' }] }, self)
    expect(texts(moved, 'guid')).toEqual([`urn:uuid:${entry.id}`])
    expect(parse(moved).find(({ name }) => name === 'guid')?.attributes).toEqual({ isPermaLink: 'false' })
  })

  it('carries the whole letter', () => {
    expect(texts(rss(feed, self), 'content:encoded')).toEqual([entry.html])
  })

  it.each([
    ['markup', '<script>alert("1 & \'2\'")</script>'],
    ['the end of a CDATA section', 'a ]]> b <![CDATA[ c'],
    ['entities', '&amp;amp; &nbsp; &#0;'],
    ['line breaks', 'one\r\ntwo\rthree\n'],
    ['writing of every kind', '第 9 周 機械学習 العدد 𠮷 👩‍👩‍👧'],
  ])('gives %s back as it was written', (_, text) => {
    const xml = rss({ ...feed, entries: [{ ...entry, title: text, html: text, summary: text, author: text }] }, self)
    expect(texts(xml, 'title')[1]).toBe(text)
    expect(texts(xml, 'content:encoded')).toEqual([text])
    expect(texts(xml, 'dc:creator')).toEqual([text])
    expect(texts(xml, 'description')[1]).toBe(text)
  })

  it('drops the characters that XML can not hold', () => {
    const xml = rss({ ...feed, entries: [{ ...entry, title: 'a\u0000b\u000bc\ufffed\ud800e\udc00f 𠮷\t' }] }, self)
    expect(texts(xml, 'title')[1]).toBe('abcdef 𠮷\t')
  })

  it('leaves out what nobody said: author, summary, the language that all share', () => {
    const xml = rss({ ...feed, entries: [{ ...entry, summary: '' }] }, self)
    expect(texts(xml, 'dc:creator')).toEqual([])
    expect(texts(xml, 'description')).toEqual(['About paper.'])
    expect(texts(xml, 'dc:language')).toEqual([])
    expect(texts(rss({ ...feed, entries: [{ ...entry, language: 'ja' }] }, self), 'dc:language')).toEqual(['ja'])
  })

  it('is valid with no letter and no description yet', () => {
    const xml = rss({ ...feed, description: '', entries: [] }, self)
    expect(texts(xml, 'description')).toEqual(['Letters'])
    expect(texts(xml, 'item')).toEqual([])
  })
})
