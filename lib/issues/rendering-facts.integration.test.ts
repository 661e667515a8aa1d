import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, media, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { fixture } from '@/lib/document/fixtures/document.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { previewIssue } from './preview.ts'
import { publishIssue } from './publish.ts'
import { rerenderIssues } from './rerender.ts'
import { findRenderingFacts } from './rendering-facts.ts'

useTestDatabase()

const key = `${'a'.repeat(64)}.jpg`
const address = 'https://letters.example'

beforeAll(async () => {
  await database().insert(publication).values({
    title: 'Small Tools',
    language: 'en',
    timeZone: 'Asia/Tokyo',
    address,
    authorName: 'Ada',
    authorAbout: 'Writes.',
  })
  await database().insert(media).values({ key, contentType: 'image/jpeg', bytes: 1, width: 1000, height: 500 })
})

function showing(...sources: string[]): DocumentJson {
  const content = sources.map((src) => ({
    type: 'image' as const,
    attrs: { src, alt: null, title: null, width: null, height: null },
  }))
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Look: ' }, ...content] }] }
}

async function draft(values: Partial<typeof issues.$inferInsert>): Promise<string> {
  const [made] = await database()
    .insert(issues)
    .values({ document: showing('/media/none.png'), ...values })
    .returning({ id: issues.id })
  if (!made) throw new Error('The issue was not stored.')
  return made.id
}

async function factsOf(issue: { id: string; language: string; publishedAt: Date; document: DocumentJson }) {
  const home = await findPublication()
  if (!home) throw new Error('no publication')
  return findRenderingFacts(home, issue)
}

describe('the facts for the renderings of an issue', () => {
  it('tell the title and who writes it', async () => {
    const id = await draft({ title: 'First' })
    const facts = await factsOf({ id, language: 'en', publishedAt: new Date(0), document: showing() })
    expect(facts.publication).toEqual({
      title: 'Small Tools',
      author: { name: 'Ada', about: 'Writes.' },
      pastIssues: [],
    })
  })

  it('list the fifty issues that went out before it, the latest first, and never itself or a hidden one', async () => {
    const day = (number: number) => new Date(Date.UTC(2024, 0, number))
    for (let number = 1; number <= 54; number++) {
      await publishIssue('masthead', await draft({ title: `Letter ${number}`, number, publicationDate: day(number) }))
    }
    await database().update(publishedIssues).set({ hiddenAt: new Date() }).where(eq(publishedIssues.slug, 'letter-52'))
    const [issue] = await database().select().from(publishedIssues).where(eq(publishedIssues.slug, 'letter-53'))
    if (!issue) throw new Error('not published')
    const { pastIssues } = (await factsOf({ ...issue, id: issue.issueId, document: showing() })).publication
    expect(pastIssues.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => 51 - index))
    await database().delete(issues)
  })

  it('write dates in the language of the issue, where the publication is at home, and paths as they go over the wire', async () => {
    const lateInUtc = new Date('2024-01-31T16:00:00Z')
    await publishIssue('masthead', await draft({ title: '地図', slug: '地図', publicationDate: lateInUtc }))
    const facts = await factsOf({ id: await draft({}), language: 'ja', publishedAt: new Date(), document: showing() })
    expect(facts.publication.pastIssues).toEqual([
      { title: '地図', number: null, date: '2024年2月1日', path: '/issues/%E5%9C%B0%E5%9B%B3' },
    ])
  })

  it('know the size of stored pictures, that others are missing, and nothing of other sites', async () => {
    const document = showing(`/media/${key}`, 'img/gone.png', 'https://example.org/a.png')
    const { picture } = await factsOf({ id: await draft({}), language: 'en', publishedAt: new Date(), document })
    expect(picture(`/media/${key}`)).toEqual({
      width: 1000,
      height: 500,
      narrower: [480, 960].map((width) => ({ src: `/media/${'a'.repeat(64)}-${width}.jpg`, width })),
    })
    expect(picture('img/gone.png')).toBe('missing')
    expect(picture('https://example.org/a.png')).toBeNull()
  })
})

describe('a stored rendering', () => {
  it('names no host, and tags and author stand in its Markdown', async () => {
    const document = { ...fixture, content: [...showing(`/media/${key}`).content, ...fixture.content] }
    const id = await draft({ title: 'Homeless', tags: ['maps', 'tide'], author: 'Grace', document })
    await publishIssue('masthead', id)
    const [row] = await database().select().from(publishedIssues).where(eq(publishedIssues.issueId, id))
    expect(row).toMatchObject({ tags: ['maps', 'tide'], author: 'Grace' })
    for (const form of [row?.page, row?.feed, row?.email, row?.text, row?.markdown]) expect(form).not.toContain(address)
    expect(row?.markdown).toMatch(/^author: Grace$/m)
    expect(row?.markdown).toContain('tide')
  })

  it('knows how large its cover is, also when it went out before that was known', async () => {
    const id = await draft({ title: 'Covered', cover: `/media/${key}` })
    const sizeOf = async () => {
      const [row] = await database().select().from(publishedIssues).where(eq(publishedIssues.issueId, id))
      return [row?.coverWidth, row?.coverHeight]
    }
    await publishIssue('masthead', id)
    expect(await sizeOf()).toEqual([1000, 500])
    await database().update(publishedIssues).set({ coverWidth: null, coverHeight: null })
    await rerenderIssues()
    expect(await sizeOf()).toEqual([1000, 500])

    await database().update(issues).set({ cover: 'https://elsewhere.example/a.png' }).where(eq(issues.id, id))
    await publishIssue('masthead', id)
    expect(await sizeOf()).toEqual([null, null])
  })

  it('is what the preview shows', async () => {
    const id = await draft({ title: 'Seen before', document: showing(`/media/${key}`) })
    const preview = await previewIssue(id)
    await publishIssue('masthead', id)
    const [row] = await database().select().from(publishedIssues).where(eq(publishedIssues.issueId, id))
    expect(preview?.page).toBe(row?.page)
  })

  it('is written by many at once without one waiting for another for ever', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => draft({ title: `At once ${index}` })))
    expect(await Promise.all(ids.map((id) => publishIssue('masthead', id)))).toHaveLength(30)
  })
})
