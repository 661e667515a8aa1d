import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { parse, siteOf, summaryOf } from './pages-for-test.ts'
import { TagPage } from './tag-page.tsx'
import { TagsPage } from './tags-page.tsx'

it('the tags stand in the order of the publication’s alphabet, with how many issues have each', () => {
  const tags = ['zebra', 'ärger', 'apfel', '地図'].map((name, index) => ({ key: name, name, count: index * 1000 }))
  const page = parse(renderToStaticMarkup(<TagsPage site={siteOf({ language: 'de' })} tags={tags} />))
  const lines = [...page.querySelectorAll('.tag-index li')].map(({ textContent }) => textContent)
  expect(lines).toEqual(['apfel 2.000', 'ärger 1.000', 'zebra 0', '地図 3.000'])
})

it('where no issue has a tag, the page says so', () => {
  expect(renderToStaticMarkup(<TagsPage site={siteOf()} tags={[]} />)).toContain('No issue has a tag yet.')
})

it('the issues with a tag are counted, and turned over page by page', () => {
  const tagged = { tag: { key: 'a/b', name: 'A/B', count: 201 }, issues: [summaryOf()], page: 2, pages: 3 }
  const html = renderToStaticMarkup(<TagPage site={siteOf()} tagged={tagged} />)
  const page = parse(html)
  expect(page.querySelector('h1')?.textContent).toBe('Tagged “A/B”')
  expect(html).toContain('201 issues · Page 2 of 3')
  expect([...page.querySelectorAll('.pages a')].map((link) => link.getAttribute('href'))).toEqual([
    '/tags/a%2Fb',
    '/tags/a%2Fb/page/3',
  ])
})
