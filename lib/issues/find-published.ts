import { and, desc, eq, gt, gte, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { database } from '@/db/client.ts'
import { publishedIssues, publishedSlugs } from '@/db/schema/index.ts'
import { findEditionsOf, isLeading, type Edition } from './editions.ts'
import { isVisible, newestFirst, summary, type PublishedSummary } from './published-summary.ts'

export type { PublishedSummary } from './published-summary.ts'

/** An issue with its letter as it was written, for showing a part of it. */
export type PublishedDocument = PublishedSummary & { document: (typeof publishedIssues.$inferSelect)['document'] }
/** An issue with its letter as HTML for the page, and as it was written for its contents. */
export type PublishedIssue = PublishedDocument & { page: string }
/** An issue with its letter as standing HTML for feeds. */
export type PublishedEntry = PublishedSummary & { feed: string }

export type FoundIssue =
  | {
      found: 'issue'
      issue: PublishedIssue
      previous: PublishedSummary | null
      next: PublishedSummary | null
      /** The same issue in other languages. */
      editions: Edition[]
    }
  /** The address was given out once; the issue is now at this slug. */
  | { found: 'moved'; slug: string }

/**
 * The published issue at a slug with its neighbours in time and its other editions, where the issue has moved to, or null
 * when the world knows none. In a newsletter that has editions the neighbours are those of the same language. A slug in
 * another Unicode form than NFC counts as moved.
 */
export async function findPublishedIssue(slug: string): Promise<FoundIssue | null> {
  // PostgreSQL keeps no NUL in a text, and refuses to be asked for one.
  if (slug.includes('\0')) return null
  const canonical = slug.normalize('NFC')
  const [row] = await database()
    .select({ ...summary, page: publishedIssues.page, document: publishedIssues.document, hasEditions })
    .from(publishedIssues)
    .where(and(eq(publishedIssues.slug, canonical), isVisible))
  if (!row) return findMovedIssue(canonical)
  if (slug !== canonical) return { found: 'moved', slug: canonical }
  const { hasEditions: byLanguage, ...issue } = row
  const [neighbours, editions] = await Promise.all([
    findNeighbours(issue.id, byLanguage ? issue.language : null),
    findEditionsOf(issue),
  ])
  return { found: 'issue', issue, ...neighbours, editions }
}

/** Whether any issue is an edition of another. */
const hasEditions = sql<boolean>`(
  select other.work from ${publishedIssues} as other
  where other.work is not null and other.hidden_at is null order by other.work limit 1
) is not null`.as('has_editions')

/** The Markdown of the published issue at a slug, where the issue has moved to, or null when the world knows none. */
export async function findPublishedMarkdown(
  slug: string,
): Promise<{ found: 'issue'; markdown: string; updatedAt: Date } | { found: 'moved'; slug: string } | null> {
  if (slug.includes('\0')) return null
  const canonical = slug.normalize('NFC')
  const [issue] = await database()
    .select({ markdown: publishedIssues.markdown, updatedAt: publishedIssues.updatedAt })
    .from(publishedIssues)
    .where(and(eq(publishedIssues.slug, canonical), isVisible))
  if (!issue) return findMovedIssue(canonical)
  return slug === canonical ? { found: 'issue', ...issue } : { found: 'moved', slug: canonical }
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

/**
 * What the first page shows: of each work the edition that stands for it, the newest first.
 * @param language the publication's.
 */
export async function listLeadingIssues(language: string, limit: number): Promise<PublishedSummary[]> {
  return database()
    .select(summary)
    .from(publishedIssues)
    .where(and(isVisible, isLeading(language)))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** The first of them with its document, or null when none is published. */
export async function findLatestIssue(language: string): Promise<PublishedDocument | null> {
  const [latest] = await database()
    .select({ ...summary, document: publishedIssues.document })
    .from(publishedIssues)
    .where(and(isVisible, isLeading(language)))
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

async function findMovedIssue(slug: string): Promise<{ found: 'moved'; slug: string } | null> {
  const [moved] = await database()
    .select({ slug: publishedIssues.slug })
    .from(publishedSlugs)
    .innerJoin(publishedIssues, eq(publishedIssues.issueId, publishedSlugs.issueId))
    .where(and(eq(publishedSlugs.slug, slug), isVisible))
  return moved ? { found: 'moved', slug: moved.slug } : null
}

/**
 * The issues published just before and just after one, by one query with an index look-up for each.
 * @param language those of this language only; null: whatever their language.
 */
async function findNeighbours(id: string, language: string | null) {
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
  const spoken = language === null ? undefined : eq(publishedIssues.language, language)
  const neighbours = await unionAll(
    nearest('previous', and(isOlder, spoken), newestFirst),
    nearest('next', and(isNewer, spoken), oldestFirst),
  )
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
