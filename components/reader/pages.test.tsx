import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AboutPage } from './about-page.tsx'
import { ArchivePage } from './archive-page.tsx'
import { HomePage } from './home-page.tsx'
import { IssuePage } from './issue-page.tsx'
import { FailedPage, NotFoundPage, NotSetUpPage } from './message-page.tsx'
import { issueOf, parse, siteOf, summaryOf } from './pages-for-test.ts'
import { TagPage } from './tag-page.tsx'
import { TagsPage } from './tags-page.tsx'

const hostile = `</title><script>alert("1")</script>'<img src=x onerror=alert(1)>`
const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#x27;&lt;img src=x onerror=alert(1)&gt;'

describe('every public page', () => {
  const site = siteOf({ title: hostile, description: hostile, authorName: hostile, authorAbout: hostile })
  const summary = summaryOf({ title: hostile, subtitle: hostile, tags: [hostile], work: hostile })
  const others = [{ work: hostile, slug: 'ja', language: 'ja', title: hostile }]
  const editions = new Map([[hostile, others]])
  const pages = {
    'an issue': (
      <IssuePage
        site={site}
        issue={issueOf({ ...summary, author: hostile, page: '<p>A</p>' })}
        previous={summary}
        next={summary}
        editions={others}
      />
    ),
    'the first page': (
      <HomePage
        site={site}
        latest={{ issue: summary, opening: { html: '<p>A</p>', isWhole: false } }}
        earlier={[summaryOf({ id: '2', title: hostile })]}
        editions={editions}
        languages={['en', 'ja']}
      />
    ),
    'the archive': (
      <ArchivePage
        site={site}
        archive={{ years: [2024, 2023], issues: [summary], place: null, newer: null, older: { year: 2023, page: 1 } }}
        editions={editions}
        languages={['en', 'ja']}
        yearOf={() => 2024}
      />
    ),
    'the tags': <TagsPage site={site} tags={[{ key: hostile, name: hostile, count: 1 }]} />,
    'the issues with a tag': (
      <TagPage
        site={site}
        tagged={{ tag: { key: hostile, name: hostile, count: 101 }, issues: [summary], page: 1, pages: 2 }}
      />
    ),
    'what the newsletter is': (
      <AboutPage site={site} record={{ since: new Date('2019-03-01T00:00:00Z'), issues: 3 }} languages={['en', 'ja']} />
    ),
    'the page for what is not there': <NotFoundPage site={site} latest={[summary]} />,
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

  it.each(Object.entries(pages))('gives no two things one name to go to: %s', (_, page) => {
    const ids = [...parse(renderToStaticMarkup(page)).querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows a hostile title as the text it is', () => {
    expect(renderToStaticMarkup(pages['an issue'])).toContain(escaped)
    expect(renderToStaticMarkup(pages['the archive'])).toContain(escaped)
  })
})

describe('the page for what is not there', () => {
  it('leads on, in the publication’s language: to a search, to the newest issues and home', () => {
    const html = renderToStaticMarkup(
      <NotFoundPage site={siteOf({ language: 'ja' })} latest={[summaryOf({ title: '紙について', language: 'ja' })]} />,
    )
    const page = parse(html)
    expect(page.querySelector('h1')?.textContent).toBe('ページが見つかりません')
    expect(page.querySelector('search form[action="/search"] input[name=q]')).not.toBeNull()
    expect(page.querySelector('a[href="/issues/on-paper"]')?.textContent).toBe('紙について')
    expect(page.querySelector('a[href="/"]')).not.toBeNull()
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
  })
})

describe('the page for a failure', () => {
  it('says so in the publication’s language, and leads home', () => {
    const page = parse(renderToStaticMarkup(<FailedPage language="fr" stylesheet="/reader.css" />))
    expect(page.documentElement.lang).toBe('fr')
    expect(page.querySelector('h1')?.textContent).toBe('Cette page n’a pas pu être affichée')
    expect(page.querySelector('a[href="/"]')).not.toBeNull()
  })
})
