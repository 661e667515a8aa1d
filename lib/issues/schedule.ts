import { and, eq, isNull, lte, notInArray, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { InvalidInput, MastheadError, NotFound } from '@/lib/errors.ts'
import { addJob } from '@/lib/jobs/add-job.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { publishWithin } from './publish.ts'
import { instantOf } from './wall-clock.ts'

/** How long after its time an issue may go out without being late, in minutes. */
export const graceMinutes = 2

/**
 * Has an issue published by itself at a time in the publication's time zone, in place of the time it had before. Whether
 * a time is past is for the database's clock to say, by which the jobs run, too.
 * @throws InvalidInput when the time is past or no time, or the issue has no title; NotFound when it is published or gone.
 */
export async function scheduleIssue(editor: Editor, id: string, local: string): Promise<Date> {
  const publication = await findPublication()
  if (!publication) throw new NotFound('The newsletter is not set up yet.')
  const at = instantOf(local, publication.timeZone)
  await database().transaction(async (tx) => {
    const issue = await lockDraft(tx, id, at)
    if (issue.isPast) throw new InvalidInput('That time is past. Choose one to come, or publish now.')
    if (issue.title.trim() === '') throw new InvalidInput('Give the issue a title before you schedule it.')
    await tx
      .update(issues)
      .set({ scheduledFor: at, scheduleFault: null, missedAt: null, updatedBy: editor.id })
      .where(eq(issues.id, id))
    // For the very second; the timetable looks again each minute, should this job get lost.
    await addJob(tx, 'publish_due_issues', {}, { runAt: at, jobKey: `publish ${id}` })
  })
  return at
}

/** Makes a scheduled issue a plain draft again. */
export async function cancelSchedule(editor: Editor, id: string): Promise<void> {
  await database()
    .update(issues)
    .set({ scheduledFor: null, scheduleFault: null, updatedBy: editor.id })
    .where(eq(issues.id, id))
}

/** Takes away what the desk tells of an issue that went out late or could not go out: its author has seen it. */
export async function dismissLateness(_editor: Editor, id: string): Promise<void> {
  await database().update(issues).set({ missedAt: null, scheduleFault: null }).where(eq(issues.id, id))
}

/**
 * Publishes every issue whose time has come, each in a transaction of its own, each exactly once however many servers
 * ask at the same instant, and as its draft is now. One that goes out late is told so at the desk, with the time it was
 * due. One that its author has to mend first becomes a draft again, with the reason; one that fails through a fault of
 * ours keeps its time and is tried again with the next call. Neither holds up the others.
 * @returns how many went out.
 */
export async function publishDueIssues(): Promise<number> {
  let published = 0
  const failed: string[] = []
  for (;;) {
    const outcome = await publishNextDue(failed)
    if (outcome === 'none') return published
    if (outcome === 'published') published++
  }
}

/** @param failed the issues that failed in this call already; one that does is added. */
async function publishNextDue(failed: string[]): Promise<'none' | 'published' | 'refused'> {
  return database().transaction(async (tx) => {
    const [due] = await tx
      .select({
        id: issues.id,
        title: issues.title,
        scheduledFor: issues.scheduledFor,
        isLate: sql<boolean>`${issues.scheduledFor} < now() - make_interval(mins => ${graceMinutes})`,
      })
      .from(issues)
      .where(
        and(
          lte(issues.scheduledFor, sql`now()`),
          isNull(issues.deletedAt),
          failed.length > 0 ? notInArray(issues.id, failed) : undefined,
        ),
      )
      .orderBy(issues.scheduledFor, issues.id)
      .limit(1)
      .for('update', { skipLocked: true })
    if (!due) return 'none'
    const when = due.scheduledFor?.toISOString()
    try {
      await tx.transaction((inner) => publishWithin(inner, 'masthead', due.id))
    } catch (error) {
      const isOurs = !(error instanceof MastheadError)
      console.error(
        `“${due.title}” was due at ${when} but could not be published:`,
        isOurs ? reasonOf(error) : error.message,
      )
      if (isOurs) failed.push(due.id)
      // When it was the database that failed, this does, too, and everything is as it was.
      await tx
        .update(issues)
        .set(isOurs ? { scheduleFault: faultOfOurs } : { scheduledFor: null, scheduleFault: error.message })
        .where(eq(issues.id, due.id))
      return 'refused'
    }
    if (due.isLate) {
      console.warn(`“${due.title}” went out late: it was due at ${when}.`)
      await tx.update(issues).set({ missedAt: due.scheduledFor }).where(eq(issues.id, due.id))
    }
    return 'published'
  })
}

const faultOfOurs = 'Something went wrong on our side, which the log tells of. It is tried again every minute.'

/** What the log is told: of a query that failed the database's own words, without the letter that it would have kept. */
function reasonOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error
}

/** A draft that nobody else publishes or schedules until the transaction ends. */
async function lockDraft(tx: Transaction, id: string, at: Date): Promise<{ title: string; isPast: boolean }> {
  const [issue] = await tx
    .select({ title: issues.title, isPast: sql<boolean>`${at.toISOString()}::timestamptz <= now()` })
    .from(issues)
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
    .for('update')
  // Asked for only when the draft is locked: it may have been published while this waited.
  const [published] = issue
    ? await tx.select({ id: publishedIssues.issueId }).from(publishedIssues).where(eq(publishedIssues.issueId, id))
    : []
  if (!issue || published) throw new NotFound('There is no such draft: it was published or deleted.')
  return issue
}
