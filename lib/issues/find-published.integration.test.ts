import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues, publishedSlugs } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import {
  findLatestIssue,
  findPublishedIssue,
  findPublishedMarkdown,
  latestPublishedIssues,
  listPublishedIssues,
} from './find-published.ts'
import { putPublished } from './published-for-test.ts'

useTestDatabase()

const document = { type: 'doc' as const, content: [{ type: 'paragraph' }] }

async function neighboursOf(slug: string) {
  const found = await findPublishedIssue(slug)
  if (found?.found !== 'issue') throw new Error(`No issue at ${slug}.`)
  return [found.previous?.slug ?? null, found.next?.slug ?? null]
}

const sameDay = '2024-01-15T00:00:00Z'

beforeAll(async () => {
  const first = await putPublished('first', '2024-01-01T00:00:00Z')
  await database().insert(publishedSlugs).values({ slug: 'before-first', issueId: first })
  const hidden = await putPublished('hidden', '2024-01-08T00:00:00Z', { hiddenAt: new Date() })
  await database().insert(publishedSlugs).values({ slug: 'once-hidden', issueId: hidden })
  for (const slug of ['same-a', 'same-b', 'same-c']) await putPublished(slug, sameDay)
  await putPublished('café', '2024-02-01T00:00:00Z')
  await putPublished('紙のガイド', '2024-02-08T00:00:00Z', { language: 'ja', title: '紙のガイド' })
  // A draft, and one that was taken off the web again.
  await database().insert(issues).values({ slug: 'draft', title: 'draft', document })
  const withdrawn = await putPublished('withdrawn', '2024-03-01T00:00:00Z')
  await database().delete(publishedIssues).where(eq(publishedIssues.issueId, withdrawn))
})

describe('a published issue', () => {
  it('is found by its slug, in any script, with its page', async () => {
    expect(await findPublishedIssue('紙のガイド')).toMatchObject({
      found: 'issue',
      issue: { slug: '紙のガイド', language: 'ja', page: '<p>紙のガイド page</p>', number: null },
    })
  })

  it('is found by every slug it ever had, and tells the present one', async () => {
    expect(await findPublishedIssue('before-first')).toEqual({ found: 'moved', slug: 'first' })
  })

  it('is found by its slug in another Unicode form, and tells the right one', async () => {
    expect(await findPublishedIssue('cafe\u0301')).toEqual({ found: 'moved', slug: 'café' })
    expect(await findPublishedIssue('紙のガイド'.normalize('NFD'))).toEqual({ found: 'moved', slug: '紙のガイド' })
  })

  it.each(['draft', 'withdrawn', 'hidden', 'once-hidden', 'never', '', 'first\0', "'; drop table issues; --"])(
    'is not made of what the world may not see: “%s”',
    async (slug) => {
      expect(await findPublishedIssue(slug)).toBeNull()
    },
  )

  it('knows the issues before and after it, past those that are hidden', async () => {
    expect(await neighboursOf('first')).toEqual([null, expect.stringMatching(/^same-/)])
    expect(await neighboursOf('紙のガイド')).toEqual(['café', null])
  })

  it('has its place among others of the same instant: whoever goes on meets each once', async () => {
    const walk: (string | null)[] = []
    for (let slug: string | null = 'first'; slug; slug = (await neighboursOf(slug))[1] ?? null) walk.push(slug)
    expect(walk).toEqual((await listPublishedIssues()).map((issue) => issue.slug).toReversed())
    expect(walk).toHaveLength(6)
    const back: (string | null)[] = []
    for (let slug: string | null = '紙のガイド'; slug; slug = (await neighboursOf(slug))[0] ?? null) back.push(slug)
    expect(back).toEqual(walk.toReversed())
  })
})

describe('the list of issues', () => {
  it('has the newest first, without those that are hidden and without their text', async () => {
    const all = await listPublishedIssues()
    expect(all.map(({ slug }) => slug).slice(0, 2)).toEqual(['紙のガイド', 'café'])
    expect(all.at(-1)?.slug).toBe('first')
    expect(all).toHaveLength(6)
    expect(all[0]).not.toHaveProperty('page')
    expect((await listPublishedIssues(2)).map(({ slug }) => slug)).toEqual(['紙のガイド', 'café'])
  })

  it('gives the newest with their text for feeds', async () => {
    expect((await latestPublishedIssues(2)).map(({ feed }) => feed)).toEqual([
      '<p>紙のガイド feed</p>',
      '<p>café feed</p>',
    ])
  })

  it('gives the newest as it was written', async () => {
    expect(await findLatestIssue('en')).toMatchObject({ slug: '紙のガイド', document })
  })
})

describe('the Markdown of an issue', () => {
  it('is found as the issue is: by its slug, and by earlier ones, which tell the present one', async () => {
    expect(await findPublishedMarkdown('café')).toMatchObject({ found: 'issue', markdown: 'café\n' })
    expect(await findPublishedMarkdown('before-first')).toEqual({ found: 'moved', slug: 'first' })
    expect(await findPublishedMarkdown('cafe\u0301')).toEqual({ found: 'moved', slug: 'café' })
  })

  it.each(['draft', 'withdrawn', 'hidden', 'once-hidden', 'never', '', 'first\0'])(
    'is not to be had of what the world may not see: “%s”',
    async (slug) => {
      expect(await findPublishedMarkdown(slug)).toBeNull()
    },
  )
})
