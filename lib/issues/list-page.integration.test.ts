import { beforeAll, expect, it } from 'vitest'
import { eq, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors, issues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { deleteIssue } from './delete.ts'
import { createDraft, saveDraft } from './draft.ts'
import { lastWorkedOn } from './last-worked-on.ts'
import { issuesOnAPage, listIssuePage } from './list-page.ts'
import { publishIssue } from './publish.ts'
import { searchIssues } from './search.ts'

useTestDatabase()

let editor: Editor
let other: Editor

beforeAll(async () => {
  await database().execute(
    sql`insert into publication (title, language, time_zone) values ('Small Tools', 'en', 'Asia/Tokyo')`,
  )
  const rows = await database()
    .insert(editors)
    .values([
      { email: 'ada@example.org', passwordHash: 'x', role: 'owner' },
      { email: 'ben@example.org', passwordHash: 'x', role: 'editor' },
    ])
    .returning()
  const [one, two] = rows
  if (!one || !two) throw new Error('no editors')
  editor = one
  other = two
})

const saying = (text: string): DocumentJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

async function written(title: string, text = 'Two words'): Promise<string> {
  const id = await createDraft(editor)
  await saveDraft(editor, id, 1, { title, subtitle: '', document: saying(text) })
  return id
}

const titles = async (typed: string) => (await searchIssues(typed, 50)).found.map(({ title }) => title)

it('an issue is found by any part of its title, in any language, and not once it is deleted', async () => {
  const id = await written('Été à la mer')
  await written('灯台の本')
  expect(await titles('ETE')).toEqual(['Été à la mer'])
  expect(await titles('灯台')).toEqual(['灯台の本'])
  expect((await listIssuePage('ete', 1)).issues).toMatchObject([{ id, words: 2 }])
  await deleteIssue(editor, id)
  expect(await titles('ete')).toEqual([])
})

it('the list says how many words an issue has now', async () => {
  const id = await written('Counted', 'One two three')
  const words = async () => (await listIssuePage('Counted', 1)).issues[0]?.words
  expect(await words()).toBe(3)
  await saveDraft(editor, id, 2, { title: 'Counted', subtitle: '', document: saying('One two three four') })
  expect(await words()).toBe(4)
  await publishIssue(editor, id)
  expect(await words()).toBe(4)
})

it('the desk opens on the draft its author last worked on, in the last days', async () => {
  const id = await written('In hand')
  expect(await lastWorkedOn(editor)).toBe(id)
  expect(await lastWorkedOn(other)).toBeNull()
  const older = sql`now() - interval '8 days'`
  await database().update(issues).set({ updatedAt: older }).where(eq(issues.updatedBy, editor.id))
  expect(await lastWorkedOn(editor)).toBeNull()
  const out = await written('Out')
  await publishIssue(editor, out)
  expect(await lastWorkedOn(editor)).toBeNull()
})

it('ten thousand issues are listed page by page, and each is found', async () => {
  await database().execute(sql`
    insert into issues (title, number, document)
    select 'Issue ' || n || ' of many', n, ${JSON.stringify(saying('word '.repeat(400)))}::jsonb from generate_series(1, 10000) n`)
  const timed = async <Result>(what: string, run: () => Promise<Result>): Promise<Result> => {
    const start = performance.now()
    const result = await run()
    console.log(`10,000 issues, ${what}: ${Math.round(performance.now() - start)} ms`)
    return result
  }
  const first = await timed('first page', () => listIssuePage('', 1))
  await timed('first page again', () => listIssuePage('', 1))
  const last = await timed('last page', () => listIssuePage('', first.pages))
  await timed('last page again', () => listIssuePage('', first.pages))
  expect(first.issues).toHaveLength(issuesOnAPage)
  expect(last.page).toBe(first.pages)
  const { found } = await timed('found by number', () => searchIssues('#7777', 50))
  expect(found.map(({ title }) => title)).toEqual(['Issue 7777 of many'])
  const many = await timed('found by words', () => searchIssues('of many', 50))
  expect(many).toMatchObject({ count: 10_000 })
  expect(many.found).toHaveLength(50)
  expect((await timed('a list of those found', () => listIssuePage('many', 50))).issues).toHaveLength(issuesOnAPage)
})
