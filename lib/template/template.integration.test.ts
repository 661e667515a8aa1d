import { beforeAll, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { publication, template } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { changeBetween } from '@/lib/document/draft-change.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { createDraft, findDraft } from '@/lib/issues/draft.ts'
import { findIssue } from '@/lib/issues/find.ts'
import { StaleSave } from '@/lib/issues/stale-save.ts'
import { findTemplate, saveTemplate } from './template.ts'

useTestDatabase()

let editor: Editor
const sections = readMarkdown('Hello from week {week}.\n\n## News\n\n## Papers').document

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'Asia/Tokyo' })
  editor = await addOwner()
})

it('without a template a new issue is empty', async () => {
  const id = await createDraft(editor)
  expect(await findDraft(id)).toMatchObject({ title: '', subtitle: '', document: { content: [{ type: 'paragraph' }] } })
})

it('of first saves at the same instant exactly one is kept, and the others are told what stands there', async () => {
  const outcomes = await Promise.allSettled(
    ['one', 'two', 'three'].map((title) => saveTemplate(editor, 1, { title, subtitle: '', document: sections })),
  )
  const stale = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  expect(stale).toHaveLength(2)
  const { title, version } = await findTemplate()
  expect(version).toBe(2)
  for (const reason of stale) expect(reason instanceof StaleSave && reason.current.title).toBe(title)
})

it('a save may say only what changed', async () => {
  const before = await findTemplate()
  const after = { ...before, title: 'Week {week}, {year}' }
  const change = changeBetween(before, after)
  if (!change) throw new Error('nothing changed')
  await saveTemplate(editor, before.version, change)
  expect(await findTemplate()).toMatchObject({ title: after.title, document: before.document })
})

it('a new issue starts from the template, filled in for today where the newsletter is at home', async () => {
  const id = await createDraft(editor)
  const { number } = await findIssue(id)
  const { title, document } = await findDraft(id)
  expect(number).toBe(2)
  expect(title).toMatch(/^Week \d{1,2}, \d{4}$/)
  expect(JSON.stringify(document)).toMatch(/Hello from week \d{1,2}\./)
  expect(document.content?.map((block) => (block as { type: string }).type)).toEqual([
    'paragraph',
    'heading',
    'heading',
  ])
  expect(await database().$count(template)).toBe(1)
})
