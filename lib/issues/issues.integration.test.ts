import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { draftSum } from '@/lib/document/draft-sum.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { Conflict, InvalidInput, MastheadError, NotFound } from '@/lib/errors.ts'
import { changeDetails } from './details.ts'
import { deleteIssue, restoreIssue } from './delete.ts'
import { createDraft, findDraft, saveDraft } from './draft.ts'
import { findPublishedIssue } from './find-published.ts'
import { readSave } from './input.ts'
import { findIssue, findIssueIdBySlug, listIssues } from './find.ts'
import { publishIssue, unpublishIssue } from './publish.ts'
import { cancelSchedule, publishDueIssues, scheduleIssue } from './schedule.ts'
import { StaleSave } from './stale-save.ts'

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
const details = { slug: null, number: null, language: null, canonicalAddress: null }

async function written(title: string, text = 'Words.'): Promise<string> {
  const id = await createDraft(editor)
  await saveDraft(editor, id, 1, { title, subtitle: '', document: saying(text) })
  return id
}

describe('a draft', () => {
  it('of two saves at the same instant keeps exactly one, and tells the other what stands there', async () => {
    const id = await createDraft(editor)
    const outcomes = await Promise.allSettled(
      ['one', 'two', 'three', 'four'].map((text) =>
        saveDraft(editor, id, 1, { title: text, subtitle: '', document: saying(text) }),
      ),
    )
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason as unknown)
    expect(lost).toHaveLength(3)
    const stands = await findDraft(id)
    expect(stands.version).toBe(2)
    for (const reason of lost) {
      expect(reason).toBeInstanceOf(StaleSave)
      expect(reason instanceof StaleSave && reason.current).toMatchObject({
        title: stands.title,
        version: 2,
        savedBy: 'ada@example.org',
      })
    }
  })

  it('is left as it was by a document that no issue can hold', async () => {
    const id = await written('Kept')
    const hostile = { type: 'doc' as const, content: [{ type: 'script', content: [] }] }
    await expect(saveDraft(editor, id, 2, { title: 'x', subtitle: '', document: hostile })).rejects.toThrow(
      MastheadError,
    )
    expect(await findDraft(id)).toMatchObject({ title: 'Kept', version: 2 })
  })

  it('can’t be saved once it was deleted', async () => {
    const id = await written('Gone')
    await deleteIssue(editor, id)
    await expect(saveDraft(editor, id, 2, { title: 'x', subtitle: '', document: saying('x') })).rejects.toThrow(
      NotFound,
    )
  })
})

describe('a change of a draft', () => {
  const change = (from: number, to: number, blocks: unknown[], of: number) => ({ from, to, blocks, of })
  const after = (text: string) => draftSum({ title: 'Kept', subtitle: '', document: saying(text) })

  it('is made of the version it names, and stored as if the whole had been sent', async () => {
    const id = await written('Kept')
    const sum = after('Other words.')
    await saveDraft(editor, id, 2, { change: change(0, 1, saying('Other words.').content, 1), sum })
    expect(await findDraft(id)).toMatchObject({ title: 'Kept', version: 3, document: saying('Other words.') })
    const titled = draftSum({ title: 'New', subtitle: 'Sub', document: saying('Other words.') })
    await saveDraft(editor, id, 3, { title: 'New', subtitle: 'Sub', sum: titled })
    expect(await findDraft(id)).toMatchObject({ title: 'New', subtitle: 'Sub', document: saying('Other words.') })
  })

  it('of two at the same instant keeps exactly one', async () => {
    const id = await written('Kept')
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((text) =>
        saveDraft(editor, id, 2, { change: change(0, 1, saying(text).content, 1), sum: after(text) }),
      ),
    )
    const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as unknown) : null))
    expect(reasons.filter((reason) => reason === null)).toHaveLength(1)
    expect(reasons.filter((reason) => reason instanceof StaleSave)).toHaveLength(11)
    expect((await findDraft(id)).version).toBe(3)
  })

  it('that is hostile, or was made of another text, is refused with a sentence and changes nothing', async () => {
    const id = await written('Kept')
    const note = { type: 'footnote', attrs: { label: '1' }, content: [{ type: 'paragraph' }] }
    const hostile = [
      change(2, 2, [], 1),
      change(1, 0, [], 1),
      change(0, 2, [], 1),
      change(0, 1, saying('x').content, 2),
      change(0, 1, saying('not what the sum says').content, 1),
      change(0, 1, [{ type: 'script' }], 1),
      change(0, 1, ['words', null, 7, []], 1),
      change(0, 1, [{ type: 'text', text: 'x' }], 1),
      change(0, 0, [note], 1),
      change(0, 1, [], 1),
    ]
    for (const each of hostile) {
      await expect(saveDraft(editor, id, 2, { change: each, sum: after('x') })).rejects.toThrow(MastheadError)
    }
    expect(await findDraft(id)).toMatchObject({ version: 2, document: saying('Words.') })
    const outside = { version: 2, sum: after('x') }
    for (const each of [change(-1, 1, [], 1), change(0.5, 1, [], 1), change(0, 1e300, [], 1)]) {
      expect(readSave({ ...outside, change: each })).toEqual({ fault: expect.stringMatching(/^[A-Z].*\.$/) })
    }
    expect(readSave({ version: 2, title: 'x' })).toHaveProperty('fault')
  })
})

describe('publishing', () => {
  it('needs a title and something to read', async () => {
    const id = await createDraft(editor)
    await expect(publishIssue(editor, id)).rejects.toThrow(InvalidInput)
    await saveDraft(editor, id, 1, {
      title: 'Empty',
      subtitle: '',
      document: { type: 'doc', content: [{ type: 'paragraph' }] },
    })
    await expect(publishIssue(editor, id)).rejects.toThrow(InvalidInput)
    expect((await findIssue(id)).state).toBe('draft')
  })

  it('shows exactly the version the author saw', async () => {
    const id = await written('Seen')
    await expect(publishIssue(editor, id, 1)).rejects.toThrow(Conflict)
    expect(await publishIssue(editor, id, 2)).toBe('https://letters.example/issues/seen')
  })

  it('keeps what readers see until the author says update', async () => {
    const id = await written('Steady', 'First words.')
    await publishIssue(editor, id)
    const before = await shownAt('steady')
    await saveDraft(editor, id, 2, { title: 'Steady', subtitle: '', document: saying('Other words.') })
    expect(await shownAt('steady')).toEqual(before)
    expect(await findIssue(id)).toMatchObject({ state: 'published', hasUnpublishedChanges: true })
    await publishIssue(editor, id)
    const after = await shownAt('steady')
    expect(after?.page).toContain('Other words.')
    expect(after?.publishedAt).toEqual(before?.publishedAt)
    expect(after?.updatedAt.getTime()).toBeGreaterThan(before?.updatedAt.getTime() ?? Infinity)
  })

  it('again without changes leaves the date of change alone', async () => {
    const id = await written('Same')
    await publishIssue(editor, id)
    const before = await shownAt('same')
    await publishIssue(editor, id)
    expect(await shownAt('same')).toEqual(before)
  })

  it('under a new slug lets the old address lead to the new one, and gives neither to another issue', async () => {
    const id = await written('Before')
    await publishIssue(editor, id)
    await changeDetails(editor, id, { ...details, slug: 'after' })
    await publishIssue(editor, id)
    expect(await findPublishedIssue('before')).toEqual({ found: 'moved', slug: 'after' })
    expect(await findPublishedIssue('after')).toMatchObject({ found: 'issue' })
    const other = await written('Before')
    await expect(changeDetails(editor, other, { ...details, slug: 'before' })).rejects.toThrow(InvalidInput)
    expect(await publishIssue(editor, other)).toBe('https://letters.example/issues/before-2')
  })

  it('gives two issues of one title different addresses, also at the same instant', async () => {
    const ids = await Promise.all([written('Twins'), written('Twins'), written('Twins')])
    const addresses = await Promise.all(ids.map((id) => publishIssue(editor, id)))
    expect(new Set(addresses).size).toBe(3)
  })

  it('taken back hides the issue and keeps its date for the next time', async () => {
    const id = await written('Hidden')
    await publishIssue(editor, id)
    const first = await shownAt('hidden')
    await unpublishIssue(editor, id)
    expect(await findPublishedIssue('hidden')).toBeNull()
    expect((await findIssue(id)).state).toBe('draft')
    await publishIssue(editor, id)
    expect((await shownAt('hidden'))?.publishedAt).toEqual(first?.publishedAt)
  })
})

describe('an issue named by its slug', () => {
  it('is found by the slug it has, or by the one its title would give, and never guessed', async () => {
    const id = await written('Found by name')
    expect(await findIssueIdBySlug('found-by-name')).toBe(id)
    await changeDetails(editor, id, { ...details, slug: 'chosen' })
    expect(await findIssueIdBySlug('chosen')).toBe(id)
    await expect(findIssueIdBySlug('found-by-name')).rejects.toThrow(NotFound)
    await Promise.all([written('Ambiguous'), written('Ambiguous')])
    await expect(findIssueIdBySlug('ambiguous')).rejects.toThrow(Conflict)
  })
})

describe('deleting', () => {
  it('takes a published issue off the web, and undo brings the same page back', async () => {
    const id = await written('Undone')
    await publishIssue(editor, id)
    const before = await shownAt('undone')
    await deleteIssue(editor, id)
    expect(await findPublishedIssue('undone')).toBeNull()
    expect((await listIssues()).some((issue) => issue.id === id)).toBe(false)
    await restoreIssue(editor, id)
    expect(await shownAt('undone')).toEqual(before)
  })
})

describe('a scheduled issue', () => {
  it('goes out once when its time has come, however many ask, and not before', async () => {
    const id = await written('Due')
    await scheduleIssue(editor, id, '2999-01-01T09:00')
    expect(await findIssue(id)).toMatchObject({ state: 'scheduled', scheduledFor: new Date('2999-01-01T00:00:00Z') })
    expect(await publishDueIssues()).toBe(0)
    await comeDue(id)
    const counts = await Promise.all([publishDueIssues(), publishDueIssues(), publishDueIssues()])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await findIssue(id)).toMatchObject({ state: 'published', scheduledFor: null })
  })

  it('that can’t go out becomes a draft again and does not hold up the others', async () => {
    const [broken, sound] = [await written('Broken'), await written('Sound')]
    for (const id of [broken, sound]) await scheduleIssue(editor, id, '2999-01-01T09:00')
    await saveDraft(editor, broken, 2, {
      title: 'Broken',
      subtitle: '',
      document: { type: 'doc', content: [{ type: 'paragraph' }] },
    })
    for (const id of [broken, sound]) await comeDue(id)
    expect(await publishDueIssues()).toBe(1)
    expect((await findIssue(broken)).state).toBe('draft')
    expect((await findIssue(sound)).state).toBe('published')
  })

  it('can be called back, and can’t be set for the past', async () => {
    const id = await written('Recalled')
    await expect(scheduleIssue(editor, id, '2001-01-01T09:00')).rejects.toThrow(InvalidInput)
    await scheduleIssue(editor, id, '2999-01-01T09:00')
    await cancelSchedule(editor, id)
    expect((await findIssue(id)).state).toBe('draft')
  })
})

async function comeDue(id: string): Promise<void> {
  await database()
    .update(issues)
    .set({ scheduledFor: new Date(Date.now() - 60_000) })
    .where(eq(issues.id, id))
}

/** What the world sees at a slug, but for the hour it was last written out. */
async function shownAt(slug: string) {
  const [row] = await database().select().from(publishedIssues).where(eq(publishedIssues.slug, slug))
  if (!row) return row
  const { renderedAt: _, ...shown } = row
  return shown
}
