import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { renderPage } from '@/lib/document/page.ts'
import type { PublishedIssue } from '@/lib/issues/find-published.ts'
import { IssuePage } from './issue-page.tsx'
import { issueOf, parse, siteOf, summaryOf } from './pages-for-test.ts'
import type { Site } from './site.ts'

function issuePage(issue: Partial<PublishedIssue> = {}, publication: Partial<Site['publication']> = {}): string {
  return renderToStaticMarkup(
    <IssuePage site={siteOf(publication)} issue={issueOf(issue)} previous={null} next={null} />,
  )
}

describe('the page of an issue', () => {
  it('opens with its number, its date in the publication’s time zone, its title and its letter', () => {
    const html = issuePage({ subtitle: 'A letter' }, { timeZone: 'Asia/Tokyo' })
    expect(html).toContain(
      '<span class="issue-number">Issue 37</span> <time class="dt-published" dateTime="2024-02-29T23:30:00.000Z">March 1, 2024</time>',
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

  it('writes numbers in the digits of its language', () => {
    const html = issuePage({ language: 'ar-EG', number: 1200, minutes: 12 }, { language: 'ar-EG' })
    expect(html).toContain('العدد ١٢٠٠')
    expect(html).toContain('١٢')
  })

  it('speaks the language of its letter where that is not the publication’s', () => {
    const html = issuePage({ language: 'ja', title: '紙について' }, { title: 'Letters' })
    expect(html).toContain('<html lang="ja" dir="ltr">')
    expect(html).toContain('第37号')
    expect(html).toContain('<h1 class="p-name letter-title">紙について</h1>')
    // What is the publication's stays marked as what it is.
    expect(html).toContain('<a class="name" href="/" lang="en">Letters</a>')
    expect(issuePage({ language: 'ar' })).toContain('<html lang="ar" dir="rtl">')
  })

  it('speaks the publication’s language where it has no words in the letter’s, and marks the letter', () => {
    const html = issuePage({ language: 'he', title: 'נייר' })
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('<h1 class="p-name letter-title" lang="he" dir="rtl">נייר</h1>')
    expect(html).toContain('<div class="letter e-content" lang="he" dir="rtl">')
  })

  it('marks its own words as English where it has none in the publication’s language', () => {
    expect(issuePage({ language: 'fa' }, { language: 'fa' })).toContain(
      '<span class="issue-number" lang="en" dir="ltr">Issue 37</span>',
    )
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
    expect(html).not.toContain('og:image:width')
    const measured = issuePage({ cover: '/media/a.png', coverWidth: 1200, coverHeight: 800 })
    expect(measured).toContain('<meta property="og:image:width" content="1200"/>')
    expect(measured).toContain('<meta property="og:image:height" content="800"/>')
    // Without a cover there is a picture of its title.
    expect(issuePage()).toContain('<meta property="og:image" content="https://letters.example.org/pictures/on-paper/')
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

  it('says how long it takes to read, and who wrote it where that is said', () => {
    const html = issuePage({ minutes: 7, author: 'Ada' })
    expect(html).toContain('7 minutes')
    expect(html).toContain('By Ada')
    expect(issuePage({ minutes: 0 })).not.toContain('minute')
    expect(issuePage()).not.toContain('byline')
  })

  it('lists its sections, each where it begins, in a letter that has some', () => {
    const { document } = readMarkdown('## One\n\nA.\n\n## 第二节\n\nB.\n\n### Within\n\nC.\n\n## One\n\nD.\n')
    const page = renderPage(document, { address: '', issueAddress: '', language: 'en' })
    const shown = parse(issuePage({ document, page }))
    const links = [...shown.querySelectorAll('.sections a')]
    expect(links.map(({ textContent }) => textContent)).toEqual(['One', '第二节', 'One'])
    const places = links.map((link) =>
      shown.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '')),
    )
    expect(places.map((place) => place?.textContent)).toEqual(['One', '第二节', 'One'])
  })

  it.each([
    ['is short', '## One\n\nA.\n\n## Two\n\nB.\n'],
    ['lists them itself', ':::contents\n:::\n\n## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.\n'],
  ])('lists no sections of a letter that %s', (_, markdown) => {
    const { document } = readMarkdown(markdown)
    expect(parse(issuePage({ document })).querySelector('.sections')).toBeNull()
  })

  it('leads to its editions, and tells search engines of them', () => {
    const editions = [
      { work: 'paper', slug: 'kami', language: 'ja', title: '紙' },
      { work: 'paper', slug: 'papier', language: 'de', title: 'Papier' },
    ]
    const html = renderToStaticMarkup(
      <IssuePage site={siteOf()} issue={issueOf()} previous={null} next={null} editions={editions} />,
    )
    const page = parse(html)
    const links = [...page.querySelectorAll('.languages a')]
    expect(links.map((link) => [link.textContent, link.getAttribute('href'), link.getAttribute('lang')])).toEqual([
      ['日本語', '/issues/kami', 'ja'],
      ['Deutsch', '/issues/papier', 'de'],
    ])
    const alternates = [...page.querySelectorAll('link[hreflang]')]
    expect(alternates.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')])).toEqual([
      ['en', 'https://letters.example.org/issues/on-paper'],
      ['ja', 'https://letters.example.org/issues/kami'],
      ['de', 'https://letters.example.org/issues/papier'],
      ['x-default', 'https://letters.example.org/issues/on-paper'],
    ])
  })

  it('ends with its tags, which lead to the others that have them', () => {
    const html = issuePage({ tags: ['Maps', '地図', 'a/b'] })
    expect(html).toContain('<a class="p-category" rel="tag" href="/tags/maps">Maps</a>')
    expect(html).toContain(`<a class="p-category" rel="tag" href="/tags/${encodeURIComponent('地図')}">地図</a>`)
    expect(html).toContain('<a class="p-category" rel="tag" href="/tags/a%2Fb">a/b</a>')
  })

  it('says when it was edited, by the days of the publication’s time zone', () => {
    const publishedAt = new Date('2024-02-29T23:30:00Z')
    const edited = (updatedAt: string, timeZone = 'UTC') =>
      issuePage({ publishedAt, updatedAt: new Date(updatedAt) }, { timeZone })
    expect(edited('2024-03-02T08:00:00Z')).toContain('Edited on March 2, 2024')
    expect(edited('2024-02-29T23:50:00Z')).not.toContain('Edited')
    expect(edited('2024-03-01T00:10:00Z')).toContain('Edited on March 1, 2024')
    expect(edited('2024-03-01T00:10:00Z', 'Asia/Tokyo')).not.toContain('Edited')
    expect(edited('2024-02-20T00:00:00Z')).not.toContain('Edited')
  })

  it('tells of the newsletter’s author, unless another wrote it or the letter tells it', () => {
    const said = { authorName: 'Ada', authorAbout: 'Writes.\n\nPrints.' }
    const html = issuePage({}, said)
    expect(html).toContain('<p class="author-name">Ada</p>')
    expect(html).toContain('<p dir="auto">Writes.</p><p dir="auto">Prints.</p>')
    const author = (issue: Partial<PublishedIssue>) => parse(issuePage(issue, said)).querySelector('.author')
    expect(author({})).not.toBeNull()
    expect(author({ author: 'Bea' })).toBeNull()
    expect(author({ document: readMarkdown('A.\n\n:::about\n:::\n').document })).toBeNull()
  })

  it('can be passed on by mail, by its address and as Markdown', () => {
    const html = issuePage({ slug: '紙', title: 'Ink & paper?' })
    const page = parse(html)
    const mail = new URL(page.querySelector('a[href^="mailto:"]')?.getAttribute('href') ?? '')
    expect(mail.searchParams.get('subject')).toBe('Ink & paper?')
    const address = `https://letters.example.org/issues/${encodeURIComponent('紙')}`
    expect(mail.searchParams.get('body')).toBe(address)
    expect(page.querySelector('.address a')?.textContent).toBe('https://letters.example.org/issues/紙')
    expect(page.querySelector('.address a')?.getAttribute('href')).toBe(address)
    expect(page.querySelector(`a[href="/issues/${encodeURIComponent('紙')}.md"]`)).not.toBeNull()
  })

  it('that is a shared draft has no address to pass on and says nothing of edits', () => {
    const html = renderToStaticMarkup(
      <IssuePage site={siteOf()} issue={issueOf()} previous={null} next={null} sharedUntil={new Date(0)} />,
    )
    expect(html).not.toContain('mailto:')
    expect(html).not.toContain('Edited on')
    expect(html).not.toContain('https://letters.example.org/issues/')
  })
})
