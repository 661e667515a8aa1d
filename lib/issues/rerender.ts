import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { Conflict } from '@/lib/errors.ts'
import { noteChange } from '@/lib/publication/change.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { keepPublishedWords } from '@/lib/search/keep-words.ts'
import { keepPublishedItems } from './published-items.ts'
import { keepPublishedLinks } from './published-links.ts'
import { findRenderingFacts } from './rendering-facts.ts'
import { renderIssue } from './renderings.ts'

/** What a run has before it: `left` of `total`, and since when, if an earlier run was interrupted. */
export type RerenderPlan = { total: number; left: number; continued: Date | null }

export type Rerendered = {
  /** How many were written anew, and how many of them read otherwise than before. */
  rendered: number
  changed: number
  /** Those that can't be written any more. They stay as they were. */
  failed: { slug: string; reason: string }[]
  /** How many a run that was stopped has left for the next one. */
  left: number
}

type Progress = {
  onPlan?: (plan: RerenderPlan) => void
  /** Called after each issue, whatever became of it. */
  onIssue?: () => void
  /** Stops the run between two issues. */
  signal?: AbortSignal
}

/**
 * Writes every rendering of every published issue anew, from its published document, as this program writes them. Each
 * issue has a transaction of its own, so a run that ends in the middle, however it ends, is continued by the next call;
 * what is published meanwhile is left as it is.
 *
 * The date of an issue's last change stays: its author says nothing new, and feed readers would show it again. Caches
 * hear of other bytes all the same. `ETag` is made of what is answered; for those who only ask by date, each issue that
 * reads otherwise moves the date of the publication, which every public answer counts in its `Last-Modified`.
 *
 * @throws Conflict when there is no newsletter yet.
 */
export async function rerenderIssues({ onPlan, onIssue, signal }: Progress = {}): Promise<Rerendered> {
  const { plan, ids, startedAt } = await beginOrContinue()
  onPlan?.(plan)
  const outcome: Rerendered = { rendered: 0, changed: 0, failed: [], left: ids.length }
  for (const id of ids) {
    if (signal?.aborted) return outcome
    const rendering = await rerender(id)
    if (rendering.outcome === 'failed') outcome.failed.push({ slug: rendering.slug, reason: rendering.reason })
    else if (rendering.outcome !== 'left alone') outcome.rendered++
    if (rendering.outcome === 'changed') outcome.changed++
    outcome.left--
    onIssue?.()
  }
  // Where two work at one run, the first to find nothing left ends it, and the other may find a new one begun.
  await database()
    .update(publication)
    .set({ rerenderStartedAt: null })
    .where(sql`${publication.rerenderStartedAt} = ${startedAt}::timestamptz`)
  return outcome
}

const isOlder = sql<boolean>`${publishedIssues.renderedAt} < (select ${publication.rerenderStartedAt} from ${publication})`

/** Notes that a run began, unless one is to be continued, and finds what is still older than that. */
async function beginOrContinue(): Promise<{ plan: RerenderPlan; ids: string[]; startedAt: string }> {
  return database().transaction(async (tx) => {
    const [before] = await tx.select({ startedAt: publication.rerenderStartedAt }).from(publication).for('update')
    if (!before) throw new Conflict('There is nothing to render: the newsletter is not set up yet.')
    if (before.startedAt === null) await tx.update(publication).set({ rerenderStartedAt: sql`clock_timestamp()` })
    // As text, since a JavaScript date would lose its microseconds.
    const [begun] = await tx
      .select({ startedAt: sql<string>`${publication.rerenderStartedAt}::text` })
      .from(publication)
    if (!begun) throw new Error('The publication is gone.')
    const rows = await tx
      .select({ id: publishedIssues.issueId, isLeft: isOlder })
      .from(publishedIssues)
      .orderBy(desc(publishedIssues.publishedAt), publishedIssues.issueId)
    const ids = rows.filter(({ isLeft }) => isLeft).map(({ id }) => id)
    const plan = { total: rows.length, left: ids.length, continued: before.startedAt }
    return { plan, ids, startedAt: begun.startedAt }
  })
}

type Rerendering =
  | { outcome: 'changed' | 'unchanged' }
  /** It was published or taken back meanwhile, or another run was faster. */
  | { outcome: 'left alone' }
  | { outcome: 'failed'; slug: string; reason: string }

async function rerender(id: string): Promise<Rerendering> {
  return database().transaction(async (tx) => {
    const [row] = await tx
      .select({ shown: publishedIssues, otherFields: issues.otherFields })
      .from(publishedIssues)
      .innerJoin(issues, eq(issues.id, publishedIssues.issueId))
      .where(and(eq(publishedIssues.issueId, id), isOlder))
      .for('update', { of: publishedIssues })
    const home = await findPublication(tx)
    if (!row || !home) return { outcome: 'left alone' }
    const { shown, otherFields } = row
    const parsed = attempt(() => parseDocument(shown.document))
    if ('reason' in parsed) return { outcome: 'failed', slug: shown.slug, reason: parsed.reason }
    const document = parsed.result
    const facts = await findRenderingFacts(home, { ...shown, id, document }, tx)
    const written = attempt(() => renderIssue({ ...shown, otherFields, document }, facts))
    if ('reason' in written) return { outcome: 'failed', slug: shown.slug, reason: written.reason }
    const { description, page, feed, email, text, markdown, minutes, coverWidth, coverHeight } = shown
    const readsOtherwise = !isDeepStrictEqual(written.result, {
      description,
      page,
      feed,
      email,
      text,
      markdown,
      minutes,
      coverWidth,
      coverHeight,
    })
    await tx
      .update(publishedIssues)
      // The document too, in the form this program knows it: an attribute that is new has its default.
      .set({ ...written.result, document, renderedAt: sql`now()` })
      .where(eq(publishedIssues.issueId, id))
    await keepPublishedLinks(tx, id, document)
    await keepPublishedWords(tx, id, { ...shown, document })
    const items = { id, before: shown, shown: { ...shown, document }, facts, now: new Date() }
    const isChanged = (await keepPublishedItems(tx, items)) || readsOtherwise
    if (isChanged) await noteChange(tx, new Date())
    return { outcome: isChanged ? 'changed' : 'unchanged' }
  })
}

/** Runs what may fail for one letter alone: it is named, and the others go on. */
function attempt<Result>(run: () => Result): { result: Result } | { reason: string } {
  try {
    return { result: run() }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
