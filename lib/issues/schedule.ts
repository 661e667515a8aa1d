import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { InvalidInput, MastheadError, NotFound } from '@/lib/errors.ts'
import { addJob } from '@/lib/jobs/add-job.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { publishWithin } from './publish.ts'
import { instantOf } from './wall-clock.ts'

/**
 * Has an issue published by itself at a time in the publication's time zone.
 * @throws InvalidInput when the time is past or no time, or the issue has no title; NotFound when it is published or gone.
 */
export async function scheduleIssue(editor: Editor, id: string, local: string): Promise<Date> {
  const publication = await findPublication()
  if (!publication) throw new NotFound('The newsletter is not set up yet.')
  const at = instantOf(local, publication.timeZone)
  if (at.getTime() <= Date.now()) throw new InvalidInput('That time is past. Choose one to come, or publish now.')
  await database().transaction(async (tx) => {
    const [issue] = await tx
      .select({ title: issues.title, isPublished: isNotNull(publishedIssues.issueId) })
      .from(issues)
      .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
      .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
    if (!issue || issue.isPublished) throw new NotFound('There is no such draft: it was published or deleted.')
    if (issue.title.trim() === '') throw new InvalidInput('Give the issue a title before you schedule it.')
    await tx.update(issues).set({ scheduledFor: at, updatedBy: editor.id }).where(eq(issues.id, id))
    // For the very second; the timetable looks again each minute, should this job get lost.
    await addJob(tx, 'publish_due_issues', {}, { runAt: at, jobKey: `publish ${id}` })
  })
  return at
}

/** Makes a scheduled issue a plain draft again. */
export async function cancelSchedule(editor: Editor, id: string): Promise<void> {
  await database().update(issues).set({ scheduledFor: null, updatedBy: editor.id }).where(eq(issues.id, id))
}

/**
 * Publishes every issue whose time has come, each in a transaction of its own, each exactly once however many servers
 * ask at the same instant. One that can't be published becomes a draft again and is told in the log.
 * @returns how many went out.
 */
export async function publishDueIssues(): Promise<number> {
  let published = 0
  for (;;) {
    const outcome = await publishNextDue()
    if (outcome === 'none') return published
    if (outcome === 'published') published++
  }
}

async function publishNextDue(): Promise<'none' | 'published' | 'refused'> {
  return database().transaction(async (tx) => {
    const [due] = await tx
      .select({ id: issues.id, title: issues.title, scheduledFor: issues.scheduledFor })
      .from(issues)
      .where(and(lte(issues.scheduledFor, sql`now()`), isNull(issues.deletedAt)))
      .orderBy(issues.scheduledFor)
      .limit(1)
      .for('update', { skipLocked: true })
    if (!due) return 'none'
    try {
      await tx.transaction((inner) => publishWithin(inner, 'masthead', due.id))
      return 'published'
    } catch (error) {
      if (!(error instanceof MastheadError)) throw error
      console.error(
        `“${due.title}” was due at ${due.scheduledFor?.toISOString()} but could not be published: ${error.message}`,
      )
      await tx.update(issues).set({ scheduledFor: null }).where(eq(issues.id, due.id))
      return 'refused'
    }
  })
}
