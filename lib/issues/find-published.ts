import { and, asc, desc, eq, gt, gte, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { database } from '@/db/client.ts'
import { publishedIssues, publishedSlugs } from '@/db/schema/index.ts'

/** What the world may know of an issue beside its text. */
export type PublishedSummary = {
  id: string
  slug: string
  number: number | null
  title: string
  subtitle: string
  language: string
  /** Issues that name the same work are each other's editions. */
  work: string | null
  canonicalAddress: string | null
  description: string
  /** Address of the picture that stands for it, a path below the publication's address or a whole one. */
  cover: string | null
  coverAlt: string
  tags: string[]
  /** Who wrote it, where that is not who writes the newsletter. */
  author: string | null
  /** How long it takes to read. */
  minutes: number
  publishedAt: Date
  /** When what its author says last changed; how it is written out may have changed since. */
  updatedAt: Date
}

/** An issue with its letter as HTML for the page. */
export type PublishedIssue = PublishedSummary & { page: string }
/** An issue with its letter as it was written, for showing a part of it. */
export type PublishedDocument = PublishedSummary & { document: (typeof publishedIssues.$inferSelect)['document'] }
/** An issue with its letter as standing HTML for feeds. */
export type PublishedEntry = PublishedSummary & { feed: string }

export type FoundIssue =
  | { found: 'issue'; issue: PublishedIssue; previous: PublishedSummary | null; next: PublishedSummary | null }
  /** The address was given out once; the issue is now at this slug. */
  | { found: 'moved'; slug: string }

const summary = {
  id: publishedIssues.issueId,
  slug: publishedIssues.slug,
  number: publishedIssues.number,
  title: publishedIssues.title,
  subtitle: publishedIssues.subtitle,
  language: publishedIssues.language,
  work: publishedIssues.work,
  canonicalAddress: publishedIssues.canonicalAddress,
  description: publishedIssues.description,
  cover: publishedIssues.cover,
  coverAlt: publishedIssues.coverAlt,
  tags: publishedIssues.tags,
  author: publishedIssues.author,
  minutes: publishedIssues.minutes,
  publishedAt: publishedIssues.publishedAt,
  updatedAt: publishedIssues.updatedAt,
}

const isVisible = isNull(publishedIssues.hiddenAt)
// Says where nulls would stand although there are none: only so does the index serve the order.
const newestFirst = [sql`${publishedIssues.publishedAt} desc nulls last`, asc(publishedIssues.issueId)]

/**
 * The published issue at a slug with its neighbours in time, where the issue has moved to, or null when the world knows
 * none. A slug in another Unicode form than NFC counts as moved.
 */
export async function findPublishedIssue(slug: string): Promise<FoundIssue | null> {
  // PostgreSQL keeps no NUL in a text, and refuses to be asked for one.
  if (slug.includes('\0')) return null
  const canonical = slug.normalize('NFC')
  const [issue] = await database()
    .select({ ...summary, page: publishedIssues.page })
    .from(publishedIssues)
    .where(and(eq(publishedIssues.slug, canonical), isVisible))
  if (!issue) return findMovedIssue(canonical)
  if (slug !== canonical) return { found: 'moved', slug: canonical }
  return { found: 'issue', issue, ...(await findNeighbours(issue.id)) }
}

/** Published issues without their text, the newest first. @param limit all when left out. */
export async function listPublishedIssues(limit?: number): Promise<PublishedSummary[]> {
  const all = database()
    .select(summary)
    .from(publishedIssues)
    .where(isVisible)
    .orderBy(...newestFirst)
  return limit === undefined ? all : all.limit(limit)
}

/** The newest issue with its document, or null when none is published. */
export async function findLatestIssue(): Promise<PublishedDocument | null> {
  const [latest] = await database()
    .select({ ...summary, document: publishedIssues.document })
    .from(publishedIssues)
    .where(isVisible)
    .orderBy(...newestFirst)
    .limit(1)
  return latest ?? null
}

/** The newest issues with their text for feeds, the newest first. */
export async function latestPublishedIssues(limit: number): Promise<PublishedEntry[]> {
  return database()
    .select({ ...summary, feed: publishedIssues.feed })
    .from(publishedIssues)
    .where(isVisible)
    .orderBy(...newestFirst)
    .limit(limit)
}

async function findMovedIssue(slug: string): Promise<FoundIssue | null> {
  const [moved] = await database()
    .select({ slug: publishedIssues.slug })
    .from(publishedSlugs)
    .innerJoin(publishedIssues, eq(publishedIssues.issueId, publishedSlugs.issueId))
    .where(and(eq(publishedSlugs.slug, slug), isVisible))
  return moved ? { found: 'moved', slug: moved.slug } : null
}

/** The issues published just before and just after one, by one query with an index look-up for each. */
async function findNeighbours(id: string) {
  // The date is compared in the database: as a JavaScript date it would lose its microseconds.
  const date = sql`(select ${publishedIssues.publishedAt} from ${publishedIssues} where ${publishedIssues.issueId} = ${id})`
  const isOlder = and(
    lte(publishedIssues.publishedAt, date),
    or(lt(publishedIssues.publishedAt, date), gt(publishedIssues.issueId, id)),
  )
  const isNewer = and(
    gte(publishedIssues.publishedAt, date),
    or(gt(publishedIssues.publishedAt, date), lt(publishedIssues.issueId, id)),
  )
  const oldestFirst = [sql`${publishedIssues.publishedAt} asc nulls first`, desc(publishedIssues.issueId)]
  const neighbours = await unionAll(nearest('previous', isOlder, newestFirst), nearest('next', isNewer, oldestFirst))
  const previous = neighbours.find(({ side }) => side === 'previous')
  const next = neighbours.find(({ side }) => side === 'next')
  return { previous: previous ?? null, next: next ?? null }
}

function nearest(side: 'previous' | 'next', where: SQL | undefined, order: SQL[]) {
  return database()
    .select({ ...summary, side: sql<typeof side>`${side}::text`.as('side') })
    .from(publishedIssues)
    .where(and(where, isVisible))
    .orderBy(...order)
    .limit(1)
}
