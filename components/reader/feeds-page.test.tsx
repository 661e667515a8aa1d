import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { feedFormats, feedTypes } from '@/lib/feeds/paths.ts'
import type { FeedChoices } from '@/lib/issues/feed-choices.ts'
import { FeedsPage } from './feeds-page.tsx'
import { parse, siteOf } from './pages-for-test.ts'
import { Shell } from './shell.tsx'

const choices: FeedChoices = {
  languages: ['en', 'ja'],
  tags: [
    { key: 'maps & <tides>', name: 'Maps & <tides>', count: 2 },
    { key: 'été', name: 'été', count: 1 },
  ],
  hasItems: true,
}

function page(given: Partial<FeedChoices> = {}, language = 'en') {
  return parse(renderToStaticMarkup(<FeedsPage site={siteOf({ language })} choices={{ ...choices, ...given }} />))
}

const folders = ['', '/items', '/in/en', '/in/ja', '/tags/maps%20%26%20%3Ctides%3E', '/tags/%C3%A9t%C3%A9']

describe('the page of feeds', () => {
  it('spells out the address of every feed, and opens it in a feed reader by a click', () => {
    const written = [...page().querySelectorAll('.feed-address a')]
    const addresses = folders.map((folder) => `https://letters.example.org${folder}/feed.xml`)
    expect(written.map((link) => link.textContent)).toEqual(addresses)
    expect(written.map((link) => link.getAttribute('href'))).toEqual(addresses)
    const opened = [...page().querySelectorAll('a[href^="feed:"]')].map((link) => link.getAttribute('href'))
    expect(opened).toEqual(addresses.map((address) => `feed:${address}`))
    for (const file of ['atom.xml', 'feed.json']) {
      expect(page().querySelectorAll(`.feed-ways a[href$="/${file}"]`)).toHaveLength(folders.length)
    }
  })

  it('names each link by what it leads to, for who hears them one by one', () => {
    const names = [...page().querySelectorAll('.feed-ways a')].map((link) => link.getAttribute('aria-label'))
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('Atom: Issues tagged “Maps & <tides>”')
    expect(names).toContain('Open in a feed reader: Issues in Japanese')
  })

  it('says nothing of languages, tags and links where there is only one or none', () => {
    const html = page({ languages: ['en'], tags: [], hasItems: false })
    expect(html.querySelectorAll('.feed-address')).toHaveLength(1)
    expect(html.querySelectorAll('h2')).toHaveLength(1)
  })

  it.each(['ar', 'de', 'es', 'fr', 'ja', 'zh-Hans', 'zh-Hant'])('explains itself in %s', (language) => {
    const english = page().querySelector('.feeds')?.textContent ?? ''
    const words = page({}, language).querySelector('.feeds')?.textContent ?? ''
    expect(words).not.toContain(english.slice(0, 60))
    expect(words).toContain('https://letters.example.org/feed.xml')
  })
})

describe('every page', () => {
  const about = { title: 'Maps', description: '', address: 'https://letters.example.org/tags/maps' }
  const links = (feeds?: { title: string; base: string }) =>
    [
      ...parse(
        renderToStaticMarkup(
          <Shell site={siteOf()} about={{ ...about, ...(feeds && { feeds }) }}>
            <p>Words.</p>
          </Shell>,
        ),
      ).querySelectorAll('link[rel="alternate"]'),
    ].map((link) => [link.getAttribute('type'), link.getAttribute('href')])

  const whole = feedFormats.map((format, at) => [
    feedTypes[format],
    `https://letters.example.org/${['feed.xml', 'atom.xml', 'feed.json'][at]}`,
  ])

  it('tells feed readers of the whole publication in three formats', () => {
    expect(links()).toEqual(whole)
  })

  it('of a tag or a language tells of its own feed first', () => {
    const own = links({ title: 'Letters: Maps', base: '/tags/maps' })
    expect(own.slice(3)).toEqual(whole)
    expect(own[0]).toEqual(['application/rss+xml', 'https://letters.example.org/tags/maps/feed.xml'])
  })

  it('leads to the page that explains feeds', () => {
    const html = renderToStaticMarkup(
      <Shell site={siteOf()} about={about}>
        <p>Words.</p>
      </Shell>,
    )
    expect(parse(html).querySelector('#_follow a[href="/feed"]')).not.toBeNull()
  })
})
