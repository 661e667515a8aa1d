import { Window } from 'happy-dom'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { PublishedIssue, PublishedSummary } from '@/lib/issues/find-published.ts'
import { ArchivePage } from './archive-page.tsx'
import { HomePage } from './home-page.tsx'
import { IssuePage } from './issue-page.tsx'
import { FailedPage, NotFoundPage, NotSetUpPage } from './message-page.tsx'
import type { Site } from './site.ts'

const hostile = `</title><script>alert("1")</script>'<img src=x onerror=alert(1)>`
const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#x27;&lt;img src=x onerror=alert(1)&gt;'

function siteOf(publication: Partial<Site['publication']> = {}): Site {
  return {
    stylesheet: '/reader.css?v=abc',
    publication: {
      title: 'Letters',
      description: 'About paper.',
      language: 'en',
      timeZone: 'UTC',
      address: 'https://letters.example.org',
      authorName: '',
      authorAbout: '',
      accent: null,
      logo: null,
      logoAlt: '',
      letterFace: 'serif',
      header: 'name',
      hub: null,
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
      ...publication,
    },
  }
}

function summaryOf(issue: Partial<PublishedSummary> = {}): PublishedSummary {
  return {
    id: '5f2b0c9e-0d8a-4c58-9a45-0d3c6a2f1f11',
    slug: 'on-paper',
    number: 37,
    title: 'On paper',
    subtitle: '',
    language: 'en',
    work: null,
    canonicalAddress: null,
    description: '',
    cover: null,
    coverAlt: '',
    tags: [],
    author: null,
    minutes: 3,
    publishedAt: new Date('2024-02-29T23:30:00Z'),
    updatedAt: new Date('2024-03-02T00:00:00Z'),
    ...issue,
  }
}

function issueOf(issue: Partial<PublishedIssue> = {}): PublishedIssue {
  return { ...summaryOf(), page: '<p>What <em>paper</em> is for.</p>', ...issue }
}

function issuePage(issue: Partial<PublishedIssue> = {}, publication: Partial<Site['publication']> = {}): string {
  return renderToStaticMarkup(
    <IssuePage site={siteOf(publication)} issue={issueOf(issue)} previous={null} next={null} />,
  )
}

/** Reads HTML as a browser does. */
function parse(html: string) {
  return new new Window().DOMParser().parseFromString(html, 'text/html')
}

describe('every public page', () => {
  const site = siteOf({ title: hostile, description: hostile })
  const summary = summaryOf({ title: hostile, subtitle: hostile })
  const pages = {
    'an issue': (
      <IssuePage site={site} issue={issueOf({ ...summary, page: '<p>A</p>' })} previous={summary} next={summary} />
    ),
    'the first page': (
      <HomePage
        site={site}
        latest={{ issue: summary, opening: { html: '<p>A</p>', isWhole: false } }}
        earlier={[summaryOf({ id: '2', title: hostile })]}
      />
    ),
    'the archive': <ArchivePage site={site} issues={[summary]} />,
    'the page for what is not there': <NotFoundPage site={site} />,
    'the page before set-up': <NotSetUpPage stylesheet="/reader.css" />,
    'the page for a failure': <FailedPage language="de" stylesheet="/reader.css" />,
  }

  it.each(Object.entries(pages))('has no script and lets no title become one: %s', (_, page) => {
    const elements = [...parse(renderToStaticMarkup(page)).querySelectorAll('*:not([type="application/ld+json"])')]
    expect(elements.filter(({ tagName }) => ['SCRIPT', 'IMG', 'STYLE', 'IFRAME'].includes(tagName))).toEqual([])
    const attributes = elements.flatMap((element) => [...element.attributes])
    expect(attributes.filter(({ name }) => name === 'style' || name.startsWith('on'))).toEqual([])
    expect(attributes.filter(({ value }) => value?.startsWith('javascript:'))).toEqual([])
  })

  it.each(Object.entries(pages))('has one title, one stylesheet and one first heading: %s', (_, page) => {
    const html = renderToStaticMarkup(page)
    expect(html.match(/<title>/g)).toHaveLength(1)
    expect(html.match(/<link rel="stylesheet"/g)).toHaveLength(1)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  })

  it('shows a hostile title as the text it is', () => {
    expect(renderToStaticMarkup(pages['an issue'])).toContain(escaped)
    expect(renderToStaticMarkup(pages['the archive'])).toContain(escaped)
  })
})

describe('the page of an issue', () => {
  it('opens with its number, its date in the publication’s time zone, its title and its letter', () => {
    const html = issuePage({ subtitle: 'A letter' }, { timeZone: 'Asia/Tokyo' })
    expect(html).toContain(
      '<span>Issue 37</span> <time class="dt-published" dateTime="2024-02-29T23:30:00.000Z">March 1, 2024</time>',
    )
    expect(html).toContain('<h1 class="p-name letter-title">On paper</h1><p class="letter-subtitle">A letter</p>')
    expect(html).toContain('<div class="letter e-content"><p>What <em>paper</em> is for.</p></div>')
  })

  it('says no number when it has none', () => {
    expect(issuePage({ number: null })).not.toContain('Issue')
  })

  it.each([
    ['zh-Hans', 'ltr', '第 37 期', '2024年2月29日'],
    ['zh-TW', 'ltr', '第 37 期', '2024年2月29日'],
    ['ja', 'ltr', '第37号', '2024年2月29日'],
    ['de-CH', 'ltr', 'Ausgabe 37', '29. Februar 2024'],
    ['fr', 'ltr', 'Numéro 37', '29 février 2024'],
    ['es', 'ltr', 'Número 37', '29 de febrero de 2024'],
    ['ar', 'rtl', 'العدد 37', '29 فبراير 2024'],
  ])('in %s is marked so, and dated so', (language, direction, number, date) => {
    const html = issuePage({ language }, { language })
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`)
    expect(html).toContain(number)
    expect(html).toContain(`>${date}</time>`)
  })

  it('marks a letter in another language than its publication', () => {
    const html = issuePage({ language: 'ja', title: '紙について' })
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('<h1 class="p-name letter-title" lang="ja">紙について</h1>')
    expect(html).toContain('<div class="letter e-content" lang="ja">')
    expect(issuePage({ language: 'he' })).toContain('<div class="letter e-content" lang="he" dir="rtl">')
  })

  it('marks its own words as English where it has none in the publication’s language', () => {
    expect(issuePage({ language: 'fa' }, { language: 'fa' })).toContain('<span lang="en" dir="ltr">Issue 37</span>')
  })

  it('gives every address as the world sees it', () => {
    const html = issuePage({ slug: '紙 について' })
    const address = `https://letters.example.org/issues/${encodeURIComponent('紙 について')}`
    expect(html).toContain(`<link rel="canonical" href="${address}"/>`)
    expect(html).toContain(`<meta property="og:url" content="${address}"/>`)
    expect(html).toContain(
      '<link rel="alternate" type="application/rss+xml" title="Letters" href="https://letters.example.org/feed.xml"/>',
    )
  })

  it('sends search engines to where the letter first appeared, and readers too', () => {
    const html = issuePage({ canonicalAddress: 'https://elsewhere.example/on-paper' })
    expect(html).toContain('<link rel="canonical" href="https://elsewhere.example/on-paper"/>')
    expect(html).toContain('<a href="https://elsewhere.example/on-paper">elsewhere.example</a>')
  })

  it('trusts no canonical address that a browser would run', () => {
    expect(issuePage({ canonicalAddress: 'javascript:alert(1)' })).not.toContain('javascript:')
  })

  it('is described as it was when published, and shown by its cover where it is shared', () => {
    const html = issuePage({ description: 'A letter', cover: '/media/a.png', coverAlt: 'A sheet' })
    expect(html).toContain('<meta name="description" content="A letter"/>')
    expect(html).toContain('<meta property="og:image" content="https://letters.example.org/media/a.png"/>')
    expect(html).toContain('<meta property="og:image:alt" content="A sheet"/>')
    expect(issuePage()).toMatch(
      /og:image" content="https:\/\/letters\.example\.org\/pictures\/on-paper\/[0-9a-f]+\.png"/,
    )
  })

  it('leads to its neighbours', () => {
    const html = renderToStaticMarkup(
      <IssuePage
        site={siteOf()}
        issue={issueOf()}
        previous={summaryOf({ slug: 'older', title: 'Older' })}
        next={summaryOf({ slug: '新', title: '新しい号', language: 'ja' })}
      />,
    )
    expect(html).toContain('<a class="previous" rel="prev" href="/issues/older">')
    expect(html).toContain(`<a class="next" rel="next" href="/issues/${encodeURIComponent('新')}">`)
    expect(html).toContain('<span class="title" lang="ja">新しい号</span>')
  })
})

describe('the archive', () => {
  it('sorts issues into the years of the publication’s time zone', () => {
    const issues = [
      summaryOf({ id: '2', publishedAt: new Date('2023-12-31T23:00:00Z'), number: 2, title: 'Second' }),
      summaryOf({ id: '1', publishedAt: new Date('2023-12-30T12:00:00Z'), number: 1, title: 'First' }),
    ]
    const html = renderToStaticMarkup(<ArchivePage site={siteOf({ timeZone: 'Asia/Tokyo' })} issues={issues} />)
    expect(html.match(/<h2>\d+<\/h2>/g)).toEqual(['<h2>2024</h2>', '<h2>2023</h2>'])
    expect(html).toMatch(/2024<\/h2>.*Second.*Jan 1<\/time>.*2023<\/h2>.*First.*Dec 30<\/time>/)
  })

  it('keeps no room for numbers when nobody has one', () => {
    const html = renderToStaticMarkup(<ArchivePage site={siteOf()} issues={[summaryOf({ number: null })]} />)
    expect(html).toContain('<ul class="issues h-feed">')
    expect(html).not.toContain('class="number"')
  })

  it('says that there is nothing yet', () => {
    expect(renderToStaticMarkup(<ArchivePage site={siteOf()} issues={[]} />)).toContain('still being written')
  })
})

describe('the first page', () => {
  const latest = { issue: summaryOf(), opening: { html: '<p>What paper is for.</p>', isWhole: false } }

  it('shows how the latest letter begins and leads on to it', () => {
    const html = renderToStaticMarkup(<HomePage site={siteOf()} latest={latest} earlier={[]} />)
    expect(html).toContain('<title>Letters</title>')
    expect(html).toContain(
      '<h2 class="p-name letter-title"><a class="u-url u-uid" href="/issues/on-paper">On paper</a></h2>',
    )
    expect(html).toContain('<p>What paper is for.</p>')
    expect(html).toContain('<a href="/issues/on-paper">Read the whole issue</a>')
  })

  it('asks nobody on who has read the whole letter', () => {
    const whole = { ...latest, opening: { ...latest.opening, isWhole: true } }
    const html = renderToStaticMarkup(<HomePage site={siteOf()} latest={whole} earlier={[]} />)
    expect(html).not.toContain('Read the whole issue')
  })

  it('says that there is nothing yet, and how to follow', () => {
    const html = renderToStaticMarkup(<HomePage site={siteOf()} latest={null} earlier={[]} />)
    expect(html).toContain('The first issue is still being written.')
    expect(html).toContain('<a href="https://letters.example.org/feed.xml">https://letters.example.org/feed.xml</a>')
  })
})
