import { Window } from 'happy-dom'
import { mf2 } from 'microformats-parser'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { PublishedIssue } from '@/lib/issues/find-published.ts'
import { ArchivePage } from './archive-page.tsx'
import { Head, type About } from './head.tsx'
import { HomePage } from './home-page.tsx'
import { IssuePage } from './issue-page.tsx'
import type { Site } from './site.ts'

const address = 'https://letters.example.org'
const site = {
  language: 'zh-Hans',
  stylesheet: '/reader.css',
  publication: {
    title: 'Letters',
    description: 'About paper.',
    language: 'zh-Hans',
    timeZone: 'UTC',
    address,
    authorName: 'Ada Lee',
    authorAbout: 'Writes.',
    accent: null,
    logo: null,
    logoAlt: '',
    letterFace: 'serif',
    header: 'name',
    hub: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  },
} as unknown as Site

const issue: PublishedIssue = {
  id: '5f2b0c9e-0d8a-4c58-9a45-0d3c6a2f1f11',
  slug: '纸',
  number: 37,
  title: 'On paper',
  subtitle: '',
  language: 'en',
  work: 'paper',
  canonicalAddress: null,
  description: 'What it is for.',
  cover: null,
  coverAlt: '',
  tags: ['paper', 'ink & pens'],
  author: null,
  minutes: 3,
  publishedAt: new Date('2024-02-29T23:30:00Z'),
  updatedAt: new Date('2024-03-02T00:00:00Z'),
  document: { type: 'doc', content: [{ type: 'paragraph' }] },
  page: '<p>What <em>paper</em> is for.</p>',
}

const issueAddress = `${address}/issues/${encodeURIComponent('纸')}`
const issueHtml = (more: Partial<PublishedIssue> = {}, shared?: Date) =>
  renderToStaticMarkup(
    <IssuePage
      site={site}
      issue={{ ...issue, ...more }}
      previous={null}
      next={null}
      {...(shared && { sharedUntil: shared })}
    />,
  )

/** Reads HTML as a browser does. */
const parse = (html: string) => new new Window().DOMParser().parseFromString(html, 'text/html')

function metaOf(html: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const meta of parse(html).querySelectorAll('meta[property], meta[name]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? ''
    ;(found[name] ??= []).push(meta.getAttribute('content') ?? '')
  }
  return found
}

type Graph = { '@context': string; '@graph': Record<string, unknown>[] }

function dataOf(html: string): Graph {
  const scripts = [...parse(html).querySelectorAll('script')]
  expect(scripts).toHaveLength(1)
  expect(scripts[0]?.getAttribute('type')).toBe('application/ld+json')
  return JSON.parse(scripts[0]?.textContent ?? '') as Graph
}

describe('an issue that is shared', () => {
  it('is shown by its title, description, picture, dates, tags and author', () => {
    const meta = metaOf(issueHtml())
    expect(meta).toMatchObject({
      'og:site_name': ['Letters'],
      'og:title': ['On paper'],
      'og:type': ['article'],
      'og:url': [issueAddress],
      'og:locale': ['en_US'],
      'og:description': ['What it is for.'],
      'og:image:width': ['1200'],
      'og:image:height': ['630'],
      'og:image:alt': ['On paper · Letters'],
      'twitter:card': ['summary_large_image'],
      'article:published_time': ['2024-02-29T23:30:00.000Z'],
      'article:modified_time': ['2024-03-02T00:00:00.000Z'],
      'article:tag': ['paper', 'ink & pens'],
      author: ['Ada Lee'],
    })
    expect(meta['og:image']?.[0]).toMatch(/^https:\/\/letters\.example\.org\/pictures\/%E7%BA%B8\/[0-9a-f]{24}\.png$/)
  })

  it('has another picture when what it shows changes, and the same one when the rest does', () => {
    const pictureOf = (more: Partial<PublishedIssue>) => metaOf(issueHtml(more))['og:image']?.[0]
    expect(pictureOf({ title: 'On ink' })).not.toBe(pictureOf({}))
    expect(pictureOf({ number: 38 })).not.toBe(pictureOf({}))
    expect(pictureOf({ page: '<p>Other words.</p>', updatedAt: new Date() })).toBe(pictureOf({}))
  })

  it.each([
    ['zh-Hans', 'zh_CN'],
    ['zh-Hant', 'zh_TW'],
    ['pt-BR', 'pt_BR'],
    ['ja', 'ja_JP'],
  ])('in %s says so as Open Graph does: %s', (language, locale) => {
    expect(metaOf(issueHtml({ language }))['og:locale']).toEqual([locale])
  })

  it('as a draft tells neither search engines nor previews anything', () => {
    const html = issueHtml({}, new Date('2030-01-01'))
    const meta = metaOf(html)
    expect(meta.robots).toEqual(['noindex, nofollow'])
    expect(Object.keys(meta).filter((name) => /^(?:og|article|twitter):/.test(name))).toEqual([])
    expect(html).not.toContain('ld+json')
    expect(html).not.toContain('rel="canonical"')
  })
})

describe('a page in several languages', () => {
  const about: About = {
    title: 'On paper',
    description: '',
    address: `${address}/issues/paper`,
    alternates: [
      { language: 'en', address: `${address}/issues/paper` },
      { language: 'zh-Hans', address: `${address}/issues/zhi` },
    ],
  }

  it('names each of them, and the publication’s own for everybody else', () => {
    const links = [...parse(renderToStaticMarkup(<Head site={site} about={about} />)).querySelectorAll('[hreflang]')]
    expect(links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')])).toEqual([
      ['en', `${address}/issues/paper`],
      ['zh-Hans', `${address}/issues/zhi`],
      ['x-default', `${address}/issues/zhi`],
    ])
    expect(metaOf(renderToStaticMarkup(<Head site={site} about={about} />))['og:locale:alternate']).toEqual(['en_US'])
  })
})

describe('what programs read of', () => {
  it('an issue is a posting of the blog, with its author, publisher and place', () => {
    const data = dataOf(issueHtml())
    expect(data['@context']).toBe('https://schema.org')
    const [posting, publisher, breadcrumbs] = data['@graph']
    expect(posting).toMatchObject({
      '@type': 'BlogPosting',
      url: issueAddress,
      mainEntityOfPage: issueAddress,
      headline: 'On paper',
      datePublished: '2024-02-29T23:30:00.000Z',
      dateModified: '2024-03-02T00:00:00.000Z',
      inLanguage: 'en',
      keywords: ['paper', 'ink & pens'],
      author: { '@type': 'Person', name: 'Ada Lee' },
      publisher: { '@id': `${address}/#publisher` },
      isPartOf: { '@type': 'Blog', '@id': `${address}/#blog` },
      image: { '@type': 'ImageObject', width: '1200' },
    })
    expect(publisher).toMatchObject({ '@type': 'Organization', '@id': `${address}/#publisher`, name: 'Letters' })
    expect(breadcrumbs).toMatchObject({ '@type': 'BreadcrumbList', itemListElement: [{}, {}, { item: issueAddress }] })
  })

  it('an issue by somebody else names that author', () => {
    const [posting] = dataOf(issueHtml({ author: 'Guest' }))['@graph']
    expect(posting?.author).toEqual({ '@type': 'Person', name: 'Guest' })
  })

  it('the first page is the site and its blog', () => {
    const data = dataOf(
      renderToStaticMarkup(<HomePage site={site} latest={null} earlier={[]} editions={new Map()} languages={[]} />),
    )
    expect(data['@graph'].map((thing) => thing['@type'])).toEqual(['WebSite', 'Blog', 'Organization'])
  })

  it.each(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028"\\'])(
    'a title such as %s stays data',
    (title) => {
      const [posting] = dataOf(issueHtml({ title, description: title, tags: [title], author: title }))['@graph']
      expect(posting).toMatchObject({ headline: title, description: title, keywords: [title] })
    },
  )
})

describe('microformats', () => {
  it('of an issue are an h-entry with all that feed readers of pages look for', () => {
    const { items } = mf2(issueHtml(), { baseUrl: address })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      type: ['h-entry'],
      properties: {
        name: ['On paper'],
        url: [issueAddress],
        uid: [issueAddress],
        published: ['2024-02-29T23:30:00.000Z'],
        updated: ['2024-03-02T00:00:00.000Z'],
        category: ['paper', 'ink & pens'],
        content: [{ html: '<p>What <em>paper</em> is for.</p>', value: 'What paper is for.' }],
        author: [{ type: ['h-card'], properties: { name: ['Ada Lee'], url: [`${address}/`] } }],
      },
    })
  })

  it('of the archive are an h-feed of entries', () => {
    const { items } = mf2(
      renderToStaticMarkup(
        <ArchivePage
          site={site}
          archive={{ years: [2024], issues: [issue], place: null, newer: null, older: null }}
          editions={new Map()}
          languages={[]}
          yearOf={() => 2024}
        />,
      ),
      { baseUrl: address },
    )
    expect(items).toMatchObject([
      {
        type: ['h-feed'],
        children: [{ type: ['h-entry'], properties: { name: ['On paper'], url: [issueAddress] } }],
      },
    ])
  })
})
