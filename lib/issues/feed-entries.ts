import { and, arrayContains, asc, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues, publishedItems } from '@/db/schema/index.ts'

/** Half a year of a weekly: enough for a reader who was away, small enough to be fetched every hour. */
export const issuesInFeed = 30
/** The links of some issues; one issue's are all in it. */
export const itemsInFeed = 100

/** An issue as an entry of a feed, with its letter as standing HTML. */
export type FeedIssue = {
  id: string
  slug: string
  title: string
  description: string
  language: string
  author: string | null
  tags: string[]
  cover: string | null
  coverAlt: string
  feed: string
  publishedAt: Date
  updatedAt: Date
}

/** A curated link as an entry of a feed, and the issue that it stands in. */
export type FeedItem = {
  id: string
  title: string
  address: string
  feed: string
  publishedAt: Date
  updatedAt: Date
  issue: { slug: string; title: string; language: string; author: string | null; tags: string[] }
}

/**
 * A part of a feed, the newest entry first. The archive of a feed holds its full pages, counted from the oldest entry, so
 * that none of them changes when something new is published; `pages` is their number. What is not yet on a full page
 * stands among the newest.
 */
export type FeedPart<Entry> = { entries: Entry[]; pages: number }

/** Which issues a feed is of. Without a choice: all. */
export type IssueChoice = { tag?: string; language?: string }

/**
 * Finds issues for a feed by one query.
 * @param page of the archive, from 1, the oldest; null for the newest issues.
 * @returns null when the archive has no such page.
 */
export async function findFeedIssues(
  { tag, language }: IssueChoice,
  page: number | null,
): Promise<FeedPart<FeedIssue> | null> {
  // PostgreSQL keeps no NUL in a text, and refuses to be asked for one.
  if (`${tag}${language}`.includes('\0')) return { entries: [], pages: 0 }
  const isShown = and(
    isNull(publishedIssues.hiddenAt),
    tag === undefined ? undefined : arrayContains(publishedIssues.tags, [tag]),
    language === undefined ? undefined : eq(publishedIssues.language, language),
  )
  const rows = await database()
    .select({
      id: publishedIssues.issueId,
      slug: publishedIssues.slug,
      title: publishedIssues.title,
      description: publishedIssues.description,
      language: publishedIssues.language,
      author: publishedIssues.author,
      tags: publishedIssues.tags,
      cover: publishedIssues.cover,
      coverAlt: publishedIssues.coverAlt,
      feed: publishedIssues.feed,
      publishedAt: publishedIssues.publishedAt,
      updatedAt: publishedIssues.updatedAt,
      total: sql<number>`(select count(*)::int from ${publishedIssues} where ${isShown})`,
    })
    .from(publishedIssues)
    .where(isShown)
    .orderBy(
      ...inOrder(page, publishedIssues.publishedAt, [asc(publishedIssues.issueId)], [desc(publishedIssues.issueId)]),
    )
    .limit(issuesInFeed)
    .offset(page === null ? 0 : (page - 1) * issuesInFeed)
  return partOf(rows, page, issuesInFeed)
}

/** Finds curated links for a feed, as `findFeedIssues` finds issues. */
export async function findFeedItems(page: number | null): Promise<FeedPart<FeedItem> | null> {
  const hidden = sql`(select count(*) from ${publishedItems} join ${publishedIssues} using (issue_id) where ${isNotNull(publishedIssues.hiddenAt)})`
  const { issueId, position } = publishedItems
  const rows = await database()
    .select({
      id: publishedItems.id,
      title: publishedItems.title,
      address: publishedItems.address,
      feed: publishedItems.feed,
      publishedAt: publishedItems.publishedAt,
      updatedAt: publishedItems.updatedAt,
      issue: {
        slug: publishedIssues.slug,
        title: publishedIssues.title,
        language: publishedIssues.language,
        author: publishedIssues.author,
        tags: publishedIssues.tags,
      },
      total: sql<number>`((select count(*) from ${publishedItems}) - ${hidden})::int`,
    })
    .from(publishedItems)
    .innerJoin(publishedIssues, eq(publishedIssues.issueId, publishedItems.issueId))
    .where(isNull(publishedIssues.hiddenAt))
    .orderBy(
      ...inOrder(page, publishedItems.publishedAt, [asc(issueId), asc(position)], [desc(issueId), desc(position)]),
    )
    .limit(itemsInFeed)
    .offset(page === null ? 0 : (page - 1) * itemsInFeed)
  return partOf(rows, page, itemsInFeed)
}

/** Says where nulls would stand although there are none: only so do the indexes serve the order, in both directions. */
function inOrder(
  page: number | null,
  date: typeof publishedIssues.publishedAt | typeof publishedItems.publishedAt,
  newestFirst: SQL[],
  oldestFirst: SQL[],
): SQL[] {
  return page === null ? [sql`${date} desc nulls last`, ...newestFirst] : [sql`${date} asc nulls first`, ...oldestFirst]
}

function partOf<Row extends { total: number }>(
  rows: Row[],
  page: number | null,
  size: number,
): FeedPart<Omit<Row, 'total'>> | null {
  const total = rows[0]?.total ?? 0
  // What all fits among the newest needs no archive.
  const pages = total > size ? Math.floor(total / size) : 0
  if (page !== null && page > pages) return null
  const entries = rows.map(({ total: _, ...entry }) => entry)
  return { entries: page === null ? entries : entries.reverse(), pages }
}
