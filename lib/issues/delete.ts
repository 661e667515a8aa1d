import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { NotFound } from '@/lib/errors.ts'
import { noteChange } from '@/lib/publication/change.ts'
import { requireOnlyEdition } from './works.ts'
import { announceFeeds } from '@/lib/websub/announce.ts'

/** Puts an issue aside. A published one leaves the web at the same instant; a scheduled one is no longer. */
export async function deleteIssue(editor: Editor, id: string): Promise<void> {
  await database().transaction(async (tx) => {
    const [deleted] = await tx
      .update(issues)
      .set({ deletedAt: sql`now()`, scheduledFor: null, scheduleFault: null, updatedBy: editor.id })
      .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
      .returning({ id: issues.id })
    if (!deleted) throw new NotFound('There is no such issue, or it was deleted already.')
    const shown = await tx
      .update(publishedIssues)
      .set({ hiddenAt: sql`now()` })
      .where(eq(publishedIssues.issueId, id))
      .returning({ language: publishedIssues.language, tags: publishedIssues.tags })
    if (shown.length === 0) return
    await noteChange(tx, new Date())
    await announceFeeds(tx, id, shown)
  })
}

/**
 * Brings a deleted issue back as it was: published if it was published.
 * @throws Conflict when meanwhile another edition in its language is out; NotFound.
 */
export async function restoreIssue(editor: Editor, id: string): Promise<void> {
  await database().transaction(async (tx) => {
    const [restored] = await tx
      .update(issues)
      .set({ deletedAt: null, updatedBy: editor.id })
      .where(and(eq(issues.id, id), isNotNull(issues.deletedAt)))
      .returning({ work: issues.work })
    if (!restored) throw new NotFound('There is no such deleted issue.')
    const shown = await tx
      .update(publishedIssues)
      .set({ hiddenAt: null })
      .where(eq(publishedIssues.issueId, id))
      .returning({ language: publishedIssues.language, tags: publishedIssues.tags })
    if (shown.length === 0) return
    for (const { language } of shown) await requireOnlyEdition(tx, id, { work: restored.work, language })
    await noteChange(tx, new Date())
    await announceFeeds(tx, id, shown)
  })
}
