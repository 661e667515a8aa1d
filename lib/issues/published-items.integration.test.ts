import { asc, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues, publishedItems } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import type { BlockJson } from '@/lib/document/schema.ts'
import { publishIssue, unpublishIssue } from './publish.ts'
import { rerenderIssues } from './rerender.ts'

useTestDatabase()

const date = new Date('2021-03-01T09:00:00Z')
let id: string

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'UTC' })
})

const text = (words: string): BlockJson => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const item = (title: string, href: string, comment = 'Words.'): BlockJson => ({
  type: 'item',
  attrs: { href, citation: null },
  content: [{ type: 'itemTitle', content: [{ type: 'text', text: title }] }, text(comment)],
})
const document = (...content: BlockJson[]) => ({ type: 'doc' as const, content })

async function publish(...content: BlockJson[]): Promise<void> {
  await database()
    .update(issues)
    .set({ document: document(...content) })
    .where(eq(issues.id, id))
  await publishIssue('masthead', id)
}

function items() {
  return database()
    .select()
    .from(publishedItems)
    .where(eq(publishedItems.issueId, id))
    .orderBy(asc(publishedItems.position))
}

beforeEach(async () => {
  await database().delete(issues)
  const [made] = await database()
    .insert(issues)
    .values({ title: 'Links', publicationDate: date, document: document(item('A', 'https://a.example/')) })
    .returning({ id: issues.id })
  if (!made) throw new Error('no issue')
  id = made.id
  await publish(
    item('A', 'https://a.example/'),
    item('B', 'https://b.example/'),
    item('A again', 'http://www.a.example'),
  )
})

describe('the links of an issue that went out', () => {
  it('are kept in their order, with its date, and each has an id of its own', async () => {
    const kept = await items()
    expect(kept.map(({ title, position }) => [title, position])).toEqual([
      ['A', 0],
      ['B', 1],
      ['A again', 2],
    ])
    expect(new Set(kept.map((row) => row.id)).size).toBe(3)
    expect(kept.map(({ publishedAt }) => publishedAt)).toEqual([date, date, date])
    // To the millisecond in the order of the text, for readers that sort by it.
    expect(kept.map(({ updatedAt }) => updatedAt.getTime() - date.getTime())).toEqual([2, 1, 0])
  })

  it('stay what they are when the issue is published again, or was taken back between', async () => {
    const before = await items()
    await publishIssue('masthead', id)
    expect(await items()).toEqual(before)
    await unpublishIssue('masthead', id)
    expect(await items()).toEqual([])
    await publishIssue('masthead', id)
    expect(await items()).toEqual(before)
  })

  it('change their date only where something else is said of them, and one that is new has that of the day it came', async () => {
    const [a, b, again] = await items()
    await publish(
      item('New', 'https://new.example/'),
      item('B', 'https://b.example/', 'Other words.'),
      item('A', 'https://a.example/?utm_source=x'),
    )
    const [newer, changed, moved] = await items()
    expect(newer?.publishedAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
    expect(changed).toMatchObject({ id: b?.id, publishedAt: date })
    expect(changed?.updatedAt.getTime()).toBe((newer?.publishedAt.getTime() ?? 0) + 1)
    expect(moved).toMatchObject({ id: a?.id, position: 2, publishedAt: date })
    expect((await items()).map((row) => row.id)).not.toContain(again?.id)
  })

  it('go along when the issue is dated otherwise, but for those that came later', async () => {
    await publish(item('A', 'https://a.example/'), item('New', 'https://new.example/'))
    const came = (await items())[1]?.publishedAt
    const other = new Date('2020-01-01T00:00:00Z')
    await database().update(issues).set({ publicationDate: other }).where(eq(issues.id, id))
    await publishIssue('masthead', id)
    expect((await items()).map(({ publishedAt }) => publishedAt)).toEqual([other, came])
  })
})

describe('writing issues anew', () => {
  it('gives an issue of an earlier version its links, with its own date', async () => {
    const before = await items()
    await database().delete(publishedItems)
    await rerenderIssues()
    expect(await items()).toEqual(before)
  })

  it('changes no date of a link, however it is written out now', async () => {
    const before = await items()
    await database().update(publishedItems).set({ feed: 'as of old' })
    await rerenderIssues()
    expect(await items()).toEqual(before)
  })

  it('after a text that can’t be read any more, publishing tells all that stands there', async () => {
    await database()
      .update(publishedIssues)
      .set({ document: { type: 'doc', content: [{ type: 'hologram' }] } })
    await publishIssue('masthead', id)
    expect((await items()).map(({ title }) => title)).toEqual(['A', 'B', 'A again'])
    for (const { publishedAt } of await items()) expect(publishedAt).toEqual(date)
  })
})
