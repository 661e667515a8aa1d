import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { ArchivePage as Archive } from '@/lib/issues/find-archive.ts'
import { ArchivePage } from './archive-page.tsx'
import { parse, siteOf, summaryOf } from './pages-for-test.ts'
import type { Site } from './site.ts'

type Shown = { archive?: Partial<Archive>; publication?: Partial<Site['publication']>; only?: string }

function archivePage({ archive, publication, only }: Shown): string {
  return renderToStaticMarkup(
    <ArchivePage
      site={siteOf(publication)}
      archive={{ years: [2024], issues: [summaryOf()], place: null, newer: null, older: null, ...archive }}
      {...(only !== undefined && { only })}
      editions={new Map()}
      languages={['en', 'ja']}
      yearOf={(instant) => instant.getUTCFullYear()}
    />,
  )
}

function linksOf(html: string, selector: string) {
  return [...parse(html).querySelectorAll(selector)].map((link) => [link.textContent, link.getAttribute('href')])
}

describe('the archive', () => {
  const twoYears = [
    summaryOf({ id: '2', publishedAt: new Date('2024-01-01T12:00:00Z'), number: 2, title: 'Second' }),
    summaryOf({ id: '1', publishedAt: new Date('2023-12-30T12:00:00Z'), number: 1, title: 'First' }),
  ]

  it('has its issues below the years they went out in, with number, title and day', () => {
    const html = archivePage({ archive: { years: [2024, 2023], issues: twoYears } })
    expect(html).toMatch(/>2024<\/h2>.*>2<.*Second.*Jan 1<\/time>.*>2023<\/h2>.*>1<.*First.*Dec 30<\/time>/)
  })

  it('writes years and days as its language does', () => {
    const html = archivePage({ archive: { issues: twoYears }, publication: { language: 'ja' } })
    expect(html).toMatch(/>2024年<\/h2>.*1月1日<\/time>/)
    expect(archivePage({ publication: { language: 'ar-EG' } })).toContain('>٢٠٢٤</h2>')
  })

  it('has a line of years, which lead within the page where all stand on it, and else to their own pages', () => {
    const whole = archivePage({ archive: { years: [2024, 2023], issues: twoYears } })
    expect(linksOf(whole, '.years a')).toEqual([
      ['2024', '#_2024'],
      ['2023', '#_2023'],
    ])
    expect(parse(whole).getElementById('_2023')?.textContent).toBe('2023')
    const part = archivePage({ archive: { years: [2024, 2023], older: { year: 2023, page: 1 } } })
    expect(linksOf(part, '.years a')).toEqual([
      ['2024', '/issues/year/2024'],
      ['2023', '/issues/year/2023'],
    ])
    expect(linksOf(part, '.pages a')).toEqual([['Older · 2023', '/issues/year/2023']])
    expect(linksOf(archivePage({}), '.years a')).toEqual([])
  })

  it('turns its pages: within a year, and from year to year', () => {
    const html = archivePage({
      archive: {
        years: [2025, 2024, 2023],
        place: { year: 2024, page: 2, pages: 3 },
        newer: { year: 2024, page: 1 },
        older: { year: 2024, page: 3 },
      },
    })
    expect(linksOf(html, '.pages a')).toEqual([
      ['Newer', '/issues/year/2024'],
      ['Older', '/issues/year/2024/page/3'],
    ])
    expect(html).toContain('<title>All issues · 2024 · Page 2 of 3 · Letters</title>')
    expect(html).toContain('<link rel="canonical" href="https://letters.example.org/issues/year/2024/page/2"/>')
  })

  it('of one language stays within it', () => {
    const html = archivePage({ archive: { years: [2024, 2023], older: { year: 2023, page: 1 } }, only: 'ja' })
    expect(linksOf(html, '.years a').map(([, path]) => path)).toEqual(['/in/ja/year/2024', '/in/ja/year/2023'])
    expect(linksOf(html, '.pages a').map(([, path]) => path)).toEqual(['/in/ja/year/2023'])
    expect(html).toContain('<title>All issues · 日本語 · Letters</title>')
  })

  it('shows the tags of each issue, which lead to the others that have them', () => {
    const html = archivePage({ archive: { issues: [summaryOf({ tags: ['Maps'] })] } })
    expect(linksOf(html, '.issues .tags a')).toEqual([['Maps', '/tags/maps']])
  })

  it('keeps no room for numbers when nobody has one', () => {
    const html = archivePage({ archive: { issues: [summaryOf({ number: null })] } })
    expect(html).toContain('<ul class="issues h-feed">')
    expect(html).not.toContain('class="number"')
  })

  it('says that there is nothing yet', () => {
    expect(archivePage({ archive: { years: [], issues: [] } })).toContain('still being written')
  })
})
