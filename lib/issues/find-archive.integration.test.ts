import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/db/test-database.ts'
import { findEditionsBehind, listLanguages } from './editions.ts'
import { findArchiveYear, findNewestArchive, issuesOnAPage, type ArchiveScope } from './find-archive.ts'
import { findLatestIssue, findPublishedIssue, listLeadingIssues } from './find-published.ts'
import { findPublicRecord } from './find-record.ts'
import { plansOf, putMany, putPublished } from './published-for-test.ts'

useTestDatabase()

const all: ArchiveScope = { issues: { leadingIn: 'en' }, timeZone: 'UTC' }

/** Walks an archive from its newest part to the end, as a reader does. */
async function walk(scope: ArchiveScope): Promise<string[]> {
  const seen: string[] = []
  let part = await findNewestArchive(scope)
  for (;;) {
    seen.push(...part.issues.map(({ slug }) => slug))
    if (!part.older) return seen
    const older = await findArchiveYear(scope, part.older)
    if (!older) throw new Error('The archive leads to nothing.')
    part = older
  }
}

describe('a small archive', () => {
  beforeAll(async () => {
    await putPublished('new-year', '2023-12-31T23:00:00Z')
    await putPublished('second', '2022-06-01T00:00:00Z', { work: 'second' })
    await putPublished('futatsume', '2022-06-02T00:00:00Z', { work: 'second', language: 'ja' })
    await putPublished('nur-deutsch', '2022-05-01T00:00:00Z', { work: 'abroad', language: 'de' })
    await putPublished('nihongo-mo', '2022-05-02T00:00:00Z', { work: 'abroad', language: 'ja' })
    await putPublished('first', '2020-01-01T00:00:00Z')
    await putPublished('hidden', '2021-01-01T00:00:00Z', { hiddenAt: new Date(), work: 'hidden' })
    await putPublished('once-behind', '2020-02-01T00:00:00Z', { work: 'hidden', language: 'ja' })
  })

  it('is whole on one page, by the edition that stands for each work, without what is deleted', async () => {
    const { issues, years, older } = await findNewestArchive(all)
    expect(issues.map(({ slug }) => slug)).toEqual(['new-year', 'second', 'nur-deutsch', 'once-behind', 'first'])
    expect(years).toEqual([2023, 2022, 2020])
    expect(older).toBeNull()
  })

  it('has its years in the publication’s time zone', async () => {
    const tokyo: ArchiveScope = { ...all, timeZone: 'Asia/Tokyo' }
    expect((await findNewestArchive(tokyo)).years).toEqual([2024, 2022, 2020])
    expect((await findArchiveYear(tokyo, { year: 2024, page: 1 }))?.issues.map(({ slug }) => slug)).toEqual([
      'new-year',
    ])
    expect(await findArchiveYear(tokyo, { year: 2023, page: 1 })).toBeNull()
    expect((await findArchiveYear(all, { year: 2023, page: 1 }))?.issues).toHaveLength(1)
  })

  it('leads from a year to its neighbours, past those in which nothing went out', async () => {
    expect(await findArchiveYear(all, { year: 2022, page: 1 })).toMatchObject({
      place: { year: 2022, page: 1, pages: 1 },
      newer: { year: 2023, page: 1 },
      older: { year: 2020, page: 1 },
    })
    expect(await findArchiveYear(all, { year: 2022, page: 2 })).toBeNull()
    expect(await findArchiveYear(all, { year: 2999, page: 1 })).toBeNull()
    expect(await findArchiveYear(all, { year: 1000, page: 1 })).toBeNull()
  })

  it('of one language holds all that is in it', async () => {
    const { issues, years } = await findNewestArchive({ ...all, issues: { inLanguage: 'ja' } })
    expect(issues.map(({ slug }) => slug)).toEqual(['futatsume', 'nihongo-mo', 'once-behind'])
    expect(years).toEqual([2022, 2020])
    expect((await findNewestArchive({ ...all, issues: { inLanguage: 'fr' } })).issues).toEqual([])
  })

  it('knows the editions that stand behind its lines', async () => {
    const { issues } = await findNewestArchive(all)
    const behind = await findEditionsBehind(issues)
    expect(behind.get('second')).toEqual([{ work: 'second', slug: 'futatsume', language: 'ja', title: 'futatsume' }])
    expect(behind.get('abroad')?.map(({ slug }) => slug)).toEqual(['nihongo-mo'])
    expect(behind.get('hidden')).toEqual([])
  })

  it('knows the languages that are spoken in it', async () => {
    expect(await listLanguages()).toEqual(['de', 'en', 'ja'])
  })

  it('is counted by works, since the first of them', async () => {
    expect(await findPublicRecord('en')).toEqual({ since: new Date('2020-01-01T00:00:00Z'), issues: 5 })
  })

  it('begins the first page with the edition in the publication’s language', async () => {
    await putPublished('newest-de', '2025-01-02T00:00:00Z', { work: 'newest', language: 'de' })
    await putPublished('newest-en', '2025-01-01T00:00:00Z', { work: 'newest' })
    expect((await findLatestIssue('en'))?.slug).toBe('newest-en')
    expect((await findLatestIssue('de'))?.slug).toBe('newest-de')
    expect((await listLeadingIssues('en', 2)).map(({ slug }) => slug)).toEqual(['newest-en', 'new-year'])
  })

  it('has neighbours of one language where it has editions, and leads to the other editions', async () => {
    expect(await findPublishedIssue('nihongo-mo')).toMatchObject({
      previous: { slug: 'once-behind' },
      next: { slug: 'futatsume' },
      editions: [{ slug: 'nur-deutsch', language: 'de' }],
    })
  })
})

describe('an archive of thousands', () => {
  const thousands = 4000

  beforeAll(async () => {
    await putMany(thousands)
  })

  it('is read to its end by who goes on from part to part, each issue at least once, the newest first', async () => {
    const seen = await walk({ ...all, timeZone: 'America/New_York' })
    const many = [...new Set(seen)].filter((slug) => slug.startsWith('many-'))
    expect(many).toEqual(Array.from({ length: thousands }, (_, index) => `many-${thousands - index}-en`))
  })

  it('has years of several pages, none longer than the others', async () => {
    const page = await findArchiveYear(all, { year: 2020, page: 4 })
    expect(page?.place).toEqual({ year: 2020, page: 4, pages: 4 })
    // 366 days, and the issues of the small archive.
    expect(page?.issues).toHaveLength(366 + 2 - 3 * issuesOnAPage)
    expect(await findArchiveYear(all, { year: 2020, page: 5 })).toBeNull()
  })

  it.each([
    ['its newest part', () => findNewestArchive(all)],
    ['the newest part of one language', () => findNewestArchive({ ...all, issues: { inLanguage: 'ja' } })],
    ['a year', () => findArchiveYear(all, { year: 2020, page: 2 })],
    ['the first page', () => listLeadingIssues('en', 13)],
    ['the languages', () => listLanguages()],
    ['an issue with its neighbours', () => findPublishedIssue('many-2000-en')],
  ])('is not read from end to end for %s', async (_, ask) => {
    const plans = await plansOf(ask)
    expect(plans).toContain('Index')
    expect(plans).not.toContain('Seq Scan')
    expect(plans).not.toMatch(/Sort Key: .*published_at/)
  })
})
