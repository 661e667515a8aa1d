import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { issues, publishedIssues, publishedSlugs } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { Conflict, InvalidInput, NotFound } from '@/lib/errors.ts'
import { noteChange } from '@/lib/publication/change.ts'
import { findPublication, type Publication } from '@/lib/publication/find.ts'
import { keepPublishedWords } from '@/lib/search/keep-words.ts'
import { announceFeeds } from '@/lib/websub/announce.ts'
import { issueAddress } from './issue-path.ts'
import { keepPublished } from './keep-revision.ts'
import { presentTime } from './present-time.ts'
import { keepPublishedItems } from './published-items.ts'
import { keepPublishedLinks } from './published-links.ts'
import { findRenderingFacts } from './rendering-facts.ts'
import { renderIssue } from './renderings.ts'
import { saysNothing } from './says-nothing.ts'
import { shownOf } from './shown.ts'
import { firstFreeSlug, slugFrom } from './slug.ts'
import { isSlugTaken } from './taken-slugs.ts'
import { requireOnlyEdition, tellEditions } from './works.ts'

type Issue = typeof issues.$inferSelect

/** Who publishes: a person at the desk, or the program itself (the timetable, the command line). */
export type Publisher = Editor | 'masthead'

/**
 * Shows the world what the draft says now: for the first time, or again after changes. Every rendering is written in
 * one transaction with the issue's address; an address that was used before goes on leading here.
 * @param version the version the author saw; left out, whatever stands there is published.
 * @returns the absolute address of the issue.
 * @throws Conflict when the draft changed since that version, or another edition in its language is out; InvalidInput
 * when it has no title or no text; NotFound.
 */
export async function publishIssue(publisher: Publisher, id: string, version?: number): Promise<string> {
  return database().transaction((tx) => publishWithin(tx, publisher, id, version))
}

/** `publishIssue` as a part of a greater transaction. */
export async function publishWithin(
  tx: Transaction,
  publisher: Publisher,
  id: string,
  version?: number,
): Promise<string> {
  const publication = await requirePublication(tx)
  const issue = await lockIssue(tx, id)
  if (version !== undefined && version !== issue.version) {
    throw new Conflict('This issue was changed elsewhere since you saw it. Look at it again before you publish.')
  }
  if (issue.title.trim() === '') throw new InvalidInput('Give the issue a title before you publish it.')
  const content = shownOf(issue, publication)
  const { document } = content
  if (saysNothing(document)) throw new InvalidInput('There is nothing to publish yet: the issue is empty.')

  await requireOnlyEdition(tx, id, content)
  const now = await presentTime(tx)
  const slug = issue.slug ?? (await firstFreeSlug(slugFrom(issue.title), (wanted) => isSlugTaken(tx, wanted, id)))
  const shown = { slug, ...content }
  const [before] = await tx.select().from(publishedIssues).where(eq(publishedIssues.issueId, id))
  const publishedAt = issue.publicationDate ?? before?.publishedAt ?? now
  const facts = await findRenderingFacts(publication, { ...shown, id, publishedAt }, tx)
  const renderings = renderIssue({ ...shown, publishedAt, otherFields: issue.otherFields }, facts)
  await claimSlug(tx, slug, id)
  // That another edition is there is no news of this one.
  const { work: _, ...said } = shown
  const saysOther = !before || differs(before, said)
  const row = {
    ...shown,
    ...renderings,
    version: issue.version,
    publishedAt,
    updatedAt: lastChange(before, { saysOther, publishedAt, now }),
    renderedAt: sql`now()`,
    hiddenAt: null,
  }
  await tx
    .insert(publishedIssues)
    .values({ issueId: id, ...row })
    .onConflictDoUpdate({ target: publishedIssues.issueId, set: row })
  await tellEditions(tx, content.work)
  await keepPublishedLinks(tx, id, document)
  await keepPublishedWords(tx, id, { ...shown, publishedAt })
  const items = { id, before: before ?? null, shown: { ...shown, publishedAt }, facts, now }
  const hasOtherItems = await keepPublishedItems(tx, items)
  const readsOther = differs(before ?? {}, { ...renderings, work: content.work })
  // A newer program may write the same words otherwise: that is no news to feed readers, but it is to caches.
  if (saysOther || hasOtherItems || readsOther) await noteChange(tx, now)
  if (saysOther) await announceFeeds(tx, id, before ? [before, shown] : [shown])
  await tx
    .update(issues)
    .set({
      slug,
      publicationDate: publishedAt,
      scheduledFor: null,
      missedAt: null,
      scheduleFault: null,
      ...(publisher === 'masthead' ? {} : { updatedBy: publisher.id }),
    })
    .where(eq(issues.id, id))
  await keepPublished(tx, issue, now)
  return issueAddress(publication.address, slug)
}

/**
 * Takes an issue off the web and out of the feeds; the draft stays. Its addresses stay reserved for it.
 * @throws NotFound when it is not published.
 */
export async function unpublishIssue(_editor: Publisher, id: string): Promise<void> {
  await database().transaction(async (tx) => {
    const [gone] = await tx
      .select({ language: publishedIssues.language, tags: publishedIssues.tags })
      .from(publishedIssues)
      .where(eq(publishedIssues.issueId, id))
      .for('update')
    if (!gone) throw new NotFound('This issue is not published.')
    await announceFeeds(tx, id, [gone])
    await tx.delete(publishedIssues).where(eq(publishedIssues.issueId, id))
    await noteChange(tx, new Date())
  })
}

async function requirePublication(tx: Transaction): Promise<Publication> {
  const publication = await findPublication(tx)
  if (!publication)
    throw new Conflict('Set up the newsletter first: nothing can be published before it has a title and an owner.')
  return publication
}

async function lockIssue(tx: Transaction, id: string): Promise<Issue> {
  const [issue] = await tx
    .select()
    .from(issues)
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
    .for('update')
  if (!issue) throw new NotFound('There is no such issue, or it was deleted.')
  return issue
}

async function claimSlug(tx: Transaction, slug: string, id: string): Promise<void> {
  if (await isSlugTaken(tx, slug, id)) {
    throw new Conflict(`Another issue has the address “${slug}”. Choose a different one.`)
  }
  await tx
    .insert(publishedSlugs)
    .values({ slug, issueId: id })
    .onConflictDoUpdate({ target: publishedSlugs.slug, set: { createdAt: sql`now()` } })
}

type Change = { saysOther: boolean; publishedAt: Date; now: Date }

/** When what an issue says last changed: one that never did is as old as the date it carries. */
function lastChange(
  before: { publishedAt: Date; updatedAt: Date } | undefined,
  { saysOther, publishedAt, now }: Change,
) {
  if (!before) return publishedAt
  if (saysOther) return now
  return before.updatedAt.getTime() === before.publishedAt.getTime() ? publishedAt : before.updatedAt
}

/** Whether what stands in a row is other than some values for its columns. */
function differs<Row extends object>(row: Row, values: Partial<Row>): boolean {
  return Object.entries(values).some(([key, value]) => !isDeepStrictEqual(row[key as keyof Row], value))
}
