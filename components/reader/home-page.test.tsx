import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { HomePage } from './home-page.tsx'
import { parse, siteOf, summaryOf } from './pages-for-test.ts'

describe('the first page', () => {
  const alone = { editions: new Map(), languages: ['en'] }
  const latest = { issue: summaryOf(), opening: { html: '<p>What paper is for.</p>', isWhole: false } }

  it('shows how the latest letter begins and leads on to it', () => {
    const html = renderToStaticMarkup(<HomePage site={siteOf()} latest={latest} earlier={[]} {...alone} />)
    expect(html).toContain('<title>Letters</title>')
    expect(html).toContain(
      '<h2 class="p-name letter-title"><a class="u-url u-uid" href="/issues/on-paper">On paper</a></h2>',
    )
    expect(html).toContain('<p>What paper is for.</p>')
    expect(html).toContain('<a href="/issues/on-paper">Read the whole issue</a>')
  })

  it('asks nobody on who has read the whole letter', () => {
    const whole = { ...latest, opening: { ...latest.opening, isWhole: true } }
    const html = renderToStaticMarkup(<HomePage site={siteOf()} latest={whole} earlier={[]} {...alone} />)
    expect(html).not.toContain('Read the whole issue')
  })

  it('says that there is nothing yet, and how to follow', () => {
    const html = renderToStaticMarkup(<HomePage site={siteOf()} latest={null} earlier={[]} {...alone} />)
    expect(html).toContain('The first issue is still being written.')
    expect(html).toContain('<a href="https://letters.example.org/feed.xml">https://letters.example.org/feed.xml</a>')
  })

  it('folds the other editions of an issue into its line, and leads to the languages', () => {
    const editions = new Map([['paper', [{ work: 'paper', slug: 'kami', language: 'ja', title: '紙' }]]])
    const earlier = [summaryOf({ id: '2', slug: 'earlier', title: 'Earlier', work: 'paper' })]
    const page = parse(
      renderToStaticMarkup(
        <HomePage site={siteOf()} latest={latest} earlier={earlier} editions={editions} languages={['en', 'ja']} />,
      ),
    )
    const line = page.querySelector('.issues li')
    expect([...(line?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
      '/issues/earlier',
      '/issues/kami',
    ])
    const languages = [...page.querySelectorAll('main > .languages a')]
    expect(languages.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['English', '/in/en'],
      ['日本語', '/in/ja'],
    ])
  })

  it('says nothing of languages where there is but one', () => {
    const html = renderToStaticMarkup(<HomePage site={siteOf()} latest={latest} earlier={[]} {...alone} />)
    expect(html).not.toContain('/in/')
  })

  it('leads on to the archive, the tags, what it is, the search and the feeds', () => {
    const page = parse(renderToStaticMarkup(<HomePage site={siteOf()} latest={latest} earlier={[]} {...alone} />))
    const ways = [...page.querySelectorAll('.ways a')].map((link) => link.getAttribute('href'))
    expect(ways).toEqual(['/issues', '/tags', '/about', '/search', '/feed'])
  })
})
