import { beforeAll, describe, expect, it } from 'vitest'
import { eq, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publication, revisions } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { Conflict, InvalidInput, NotFound } from '@/lib/errors.ts'
import { deleteIssue, restoreIssue } from './delete.ts'
import { createDraft, findDraft, saveDraft } from './draft.ts'
import { publishIssue, unpublishIssue } from './publish.ts'
import { findRevision, keepRevision, listRevisions, nameRevision, restoreRevision } from './revisions.ts'
import { thinRevisions } from './thin-revisions.ts'

useTestDatabase()

let editor: Editor

beforeAll(async () => {
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'Asia/Tokyo', address: 'https://letters.example' })
  editor = await addOwner()
})

const saying = (text: string): DocumentJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** An issue that was there before today, as an import or a week of writing leaves it. */
async function standing(text: string): Promise<string> {
  const [made] = await database()
    .insert(issues)
    .values({ title: text, document: saying(text), updatedBy: editor.id })
    .returning({ id: issues.id })
  if (!made) throw new Error('no issue')
  return made.id
}

async function save(id: string, text: string): Promise<number> {
  const { version } = await findDraft(id)
  return (await saveDraft(editor, id, version, { title: text, subtitle: '', document: saying(text) })).version
}

/** Lets the clock run on for everything that was kept of an issue. */
async function later(id: string, minutes: number): Promise<void> {
  await database()
    .update(revisions)
    .set({ createdAt: sql`${revisions.createdAt} - make_interval(mins => ${minutes})` })
    .where(eq(revisions.issueId, id))
  await database()
    .update(issues)
    .set({ createdAt: sql`${issues.createdAt} - make_interval(mins => ${minutes})` })
    .where(eq(issues.id, id))
}

const titles = async (id: string) => (await listRevisions(editor, id)).map(({ title }) => title)

describe('while an author writes', () => {
  it('what stood before is kept, at most every ten minutes', async () => {
    const id = await standing('One')
    await save(id, 'Two')
    await save(id, 'Three')
    expect(await titles(id)).toEqual(['One'])
    await later(id, 9)
    await save(id, 'Four')
    expect(await titles(id)).toEqual(['One'])
    await later(id, 2)
    await save(id, 'Five')
    expect(await titles(id)).toEqual(['Four', 'One'])
    expect(await listRevisions(editor, id)).toMatchObject([{ version: 4, words: 1, writtenBy: 'ada@example.org' }, {}])
  })

  it('an empty issue that was just begun is no text to go back to', async () => {
    const id = await createDraft(editor)
    await save(id, 'H')
    await save(id, 'Hello')
    expect(await titles(id)).toEqual([])
    await later(id, 11)
    await save(id, 'Hello there')
    expect(await titles(id)).toEqual(['Hello'])
  })

  it('a save that is refused keeps nothing', async () => {
    const id = await standing('One')
    await expect(saveDraft(editor, id, 7, { title: 'x', subtitle: '', document: saying('x') })).rejects.toThrow(
      Conflict,
    )
    expect(await titles(id)).toEqual([])
  })

  it('of many saves at the same instant one keeps what stood before, and it is kept once', async () => {
    const id = await standing('One')
    for (let version = 1; version < 6; version++) {
      await Promise.allSettled(
        ['a', 'b', 'c', 'd', 'e'].map((text) =>
          saveDraft(editor, id, version, { title: `${text} ${version}`, subtitle: '', document: saying(text) }),
        ),
      )
      await later(id, 11)
    }
    expect(await findDraft(id)).toMatchObject({ version: 6 })
    expect((await listRevisions(editor, id)).map(({ version }) => version)).toEqual([5, 4, 3, 2, 1])
  })

  it('a text that was kept already is not kept again, and the ten minutes begin anew', async () => {
    const id = await standing('One')
    await keepRevision(editor, id, 'As it came')
    await later(id, 60)
    await save(id, 'Two')
    await save(id, 'Three')
    expect(await titles(id)).toEqual(['One'])
  })
})

describe('a publishing', () => {
  it('is kept with the day it went out, once for the same text', async () => {
    const id = await standing('Out')
    await publishIssue(editor, id)
    await unpublishIssue(editor, id)
    await publishIssue(editor, id)
    const [only, ...others] = await listRevisions(editor, id)
    expect(others).toEqual([])
    expect(Math.abs(Date.now() - (only?.publishedAt?.getTime() ?? 0))).toBeLessThan(60_000)
    await save(id, 'Out again')
    await publishIssue(editor, id)
    expect((await listRevisions(editor, id)).map(({ title, publishedAt }) => [title, publishedAt !== null])).toEqual([
      ['Out again', true],
      ['Out', true],
    ])
  })

  it('marks the text that was kept under a name a moment ago', async () => {
    const id = await standing('Named')
    await keepRevision(editor, id, 'Final')
    await publishIssue(editor, id)
    expect(await listRevisions(editor, id)).toMatchObject([{ name: 'Final', publishedAt: expect.any(Date) }])
  })
})

describe('a name', () => {
  it('is given to what stands now, and to an earlier text, and taken away', async () => {
    const id = await standing('One')
    await save(id, 'Two')
    const two = await keepRevision(editor, id, 'Second')
    const one = (await listRevisions(editor, id)).at(-1)
    await nameRevision(editor, id, one?.id ?? '', 'First')
    expect((await listRevisions(editor, id)).map(({ name }) => name)).toEqual(['Second', 'First'])
    await nameRevision(editor, id, two, null)
    expect((await listRevisions(editor, id)).map(({ name }) => name)).toEqual([null, 'First'])
  })

  it('is not taken from a text by keeping it under another', async () => {
    const id = await standing('One')
    await keepRevision(editor, id, 'First')
    await expect(keepRevision(editor, id, 'Other')).rejects.toThrow(InvalidInput)
    expect(await listRevisions(editor, id)).toMatchObject([{ name: 'First' }])
  })
})

describe('restoring', () => {
  it('brings an earlier text back, keeps what stood, and can be taken back', async () => {
    const id = await standing('One')
    await save(id, 'Two')
    await save(id, 'Three')
    const [one] = await listRevisions(editor, id)
    const { version, kept } = await restoreRevision(editor, id, one?.id ?? '', 3)
    expect(await findDraft(id)).toMatchObject({ title: 'One', document: saying('One'), version: 4 })
    expect(version).toBe(4)
    expect(await findRevision(editor, id, kept)).toMatchObject({ title: 'Three', document: saying('Three') })
    await restoreRevision(editor, id, kept, 4)
    expect(await findDraft(id)).toMatchObject({ title: 'Three', version: 5 })
    expect(await titles(id)).toEqual(['Three', 'One'])
  })

  it('is refused when the draft was changed meanwhile, and nothing is kept or lost', async () => {
    const id = await standing('One')
    await save(id, 'Two')
    const [one] = await listRevisions(editor, id)
    await expect(restoreRevision(editor, id, one?.id ?? '', 1)).rejects.toThrow(Conflict)
    expect(await findDraft(id)).toMatchObject({ title: 'Two', version: 2 })
    expect(await titles(id)).toEqual(['One'])
  })

  it('of several at the same instant happens once', async () => {
    const id = await standing('One')
    await save(id, 'Two')
    const [one] = await listRevisions(editor, id)
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => restoreRevision(editor, id, one?.id ?? '', 2)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await titles(id)).toEqual(['Two', 'One'])
  })

  it('takes no text of another issue', async () => {
    const id = await standing('Mine')
    const other = await standing('Other')
    await save(other, 'Other, changed')
    const [foreign] = await listRevisions(editor, other)
    await expect(restoreRevision(editor, id, foreign?.id ?? '', 1)).rejects.toThrow(NotFound)
    await expect(findRevision(editor, id, foreign?.id ?? '')).rejects.toThrow(NotFound)
    await expect(nameRevision(editor, id, foreign?.id ?? '', 'x')).rejects.toThrow(NotFound)
    expect(await findDraft(id)).toMatchObject({ title: 'Mine', version: 1 })
  })
})

describe('a deleted issue', () => {
  it('shows no history until it is brought back, and then has all of it', async () => {
    const id = await standing('One')
    await save(id, 'Two')
    await deleteIssue(editor, id)
    expect(await titles(id)).toEqual([])
    await expect(keepRevision(editor, id, 'x')).rejects.toThrow(NotFound)
    await restoreIssue(editor, id)
    expect(await titles(id)).toEqual(['One'])
  })
})

describe('thinning', () => {
  it('takes out what is old, unnamed and was not the last of its day', async () => {
    const id = await standing('One')
    const written = (time: string, more: object = {}) => ({
      issueId: id,
      version: 1,
      title: time,
      subtitle: '',
      document: saying(time),
      words: 1,
      writtenAt: new Date(time),
      ...more,
    })
    await database()
      .insert(revisions)
      .values([
        written('2026-06-01T01:00:00Z'),
        written('2026-06-01T02:00:00Z', { name: 'Kept', version: 2 }),
        written('2026-06-01T03:00:00Z', { version: 3 }),
        written('2026-06-01T20:00:00Z', { version: 4 }),
      ])
    expect(await thinRevisions(new Date('2026-11-24T00:00:00Z'))).toBe(1)
    expect(await titles(id)).toEqual(['2026-06-01T20:00:00Z', '2026-06-01T03:00:00Z', '2026-06-01T02:00:00Z'])
    expect(await thinRevisions(new Date('2026-11-24T00:00:00Z'))).toBe(0)
  })
})
