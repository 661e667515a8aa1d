import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { previewLinks, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { InvalidInput, NotFound } from '@/lib/errors.ts'
import { deleteIssue } from '@/lib/issues/delete.ts'
import { createDraft } from '@/lib/issues/draft.ts'
import {
  createPreviewLink,
  findPreviewedIssue,
  forgetEndedPreviewLinks,
  listPreviewLinks,
  mostPreviewLinks,
  revokePreviewLink,
} from './preview-links.ts'

useTestDatabase()

let editor: Editor

beforeAll(async () => {
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
  editor = await addOwner()
})

const tokenIn = (address: string) => address.slice(address.lastIndexOf('/') + 1)
const end = (id: string) =>
  database()
    .update(previewLinks)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(previewLinks.id, id))

it('a link shows its issue and no other, until the day it was made for', async () => {
  const [id, other] = [await createDraft(editor), await createDraft(editor)]
  const link = await createPreviewLink(editor, id, 7)
  const another = await createPreviewLink(editor, other, 1)
  expect(link.address).toMatch(/^https:\/\/letters\.example\/preview\/[\w-]{43}$/)
  const days = (link.expiresAt.getTime() - link.createdAt.getTime()) / 86_400_000
  expect(days).toBeCloseTo(7)
  expect(await findPreviewedIssue(tokenIn(link.address))).toMatchObject({ issueId: id, expiresAt: link.expiresAt })
  expect(await findPreviewedIssue(tokenIn(another.address))).toMatchObject({ issueId: other })
})

it('what is secret in a link is not in the database', async () => {
  const { address, id } = await createPreviewLink(editor, await createDraft(editor), 1)
  const rows = await database().select().from(previewLinks).where(eq(previewLinks.id, id))
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(tokenIn(address))
})

it('a link that ended, was ended, or never was, shows nothing', async () => {
  const id = await createDraft(editor)
  const [expired, revoked] = [await createPreviewLink(editor, id, 30), await createPreviewLink(editor, id, 30)]
  await end(expired.id)
  expect(await findPreviewedIssue(tokenIn(expired.address))).toBeNull()
  await revokePreviewLink(editor, id, revoked.id)
  expect(await findPreviewedIssue(tokenIn(revoked.address))).toBeNull()
  for (const guess of ['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}\0`, '../../desk']) {
    expect(await findPreviewedIssue(guess)).toBeNull()
  }
  expect(await listPreviewLinks(editor, id)).toEqual([])
})

it('a link is ended through its own issue only', async () => {
  const [id, other] = [await createDraft(editor), await createDraft(editor)]
  const link = await createPreviewLink(editor, id, 1)
  await revokePreviewLink(editor, other, link.id)
  expect(await listPreviewLinks(editor, id)).toMatchObject([{ id: link.id, createdBy: 'ada@example.org' }])
})

it('a deleted issue is shown to nobody and shared with nobody', async () => {
  const id = await createDraft(editor)
  const { address } = await createPreviewLink(editor, id, 1)
  await deleteIssue(editor, id)
  expect(await findPreviewedIssue(tokenIn(address))).toBeNull()
  await expect(createPreviewLink(editor, id, 1)).rejects.toThrow(NotFound)
})

it('a link holds for 1, 7 or 30 days, and an issue has only so many', async () => {
  const id = await createDraft(editor)
  for (const days of [0, -1, 2, 365, NaN])
    await expect(createPreviewLink(editor, id, days)).rejects.toThrow(InvalidInput)
  const outcomes = await Promise.allSettled(
    Array.from({ length: mostPreviewLinks + 3 }, () => createPreviewLink(editor, id, 1)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostPreviewLinks)
})

it('links that have ended are forgotten, and those that hold are kept', async () => {
  await forgetEndedPreviewLinks()
  const id = await createDraft(editor)
  const [ended, held] = [await createPreviewLink(editor, id, 1), await createPreviewLink(editor, id, 1)]
  await end(ended.id)
  expect(await forgetEndedPreviewLinks()).toBe(1)
  expect(await findPreviewedIssue(tokenIn(held.address))).not.toBeNull()
})
