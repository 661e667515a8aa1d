import { and, arrayOverlaps, asc, desc, eq, isNotNull, isNull, notInArray, sql, type SQL } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues, publishedItems } from '@/db/schema/index.ts'
import { fromStart, pagesInFeed, pageStarts, type Archived } from './feed-archive.ts'

// Half a year of a weekly in a feed: enough for a reader who was away, small enough to be fetched every hour.
const issuesOnPage = 15
// The links of some issues; one issue's are all in it.
const itemsOnPage = 50

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
 * A part of a feed, the newest entry first: a page of its archive, or the newest entries, among which is what is not yet
 * on a full page. `pages` is the number of pages in the archive.
 */
export type FeedPart<Entry> = { entries: Entry[]; pages: number }

/** Which issues a feed is of: those with a tag, in any way of writing it, or in a language. Without a choice: all. */
export type IssueChoice = { spellings?: string[]; language?: string }

/** Which part of a feed is wanted. */
export type Wanted = {
  /** Of the archive, from 1, the oldest; null for the newest entries. */
  page: number | null
  /** When what the world sees last changed: `updatedAt` of the publication. */
  version: Date
}

/** Finds issues for a feed. @returns null when the archive has no such page. */
export async function findFeedIssues(choice: IssueChoice, wanted: Wanted): Promise<FeedPart<FeedIssue> | null> {
  const { spellings, language } = choice
  // PostgreSQL keeps no NUL in a text, and refuses to be asked for one.
  if (language?.includes('\0')) return null
  const { publishedAt: date, issueId } = publishedIssues
  const isShown = and(
    isNull(publishedIssues.hiddenAt),
    spellings && arrayOverlaps(publishedIssues.tags, spellings),
    language === undefined ? undefined : eq(publishedIssues.language, language),
  )
  const archive: Archived = {
    name: JSON.stringify({ spellings, language }),
    rows: sql`${publishedIssues} where ${isShown}`,
    columns: { date, issueId, position: sql`0` },
    size: issuesOnPage,
  }
  return findPart(archive, wanted, (from) =>
    database()
      .select({
        id: issueId,
        slug: publishedIssues.slug,
        title: publishedIssues.title,
        description: publishedIssues.description,
        language: publishedIssues.language,
        author: publishedIssues.author,
        tags: publishedIssues.tags,
        cover: publishedIssues.cover,
        coverAlt: publishedIssues.coverAlt,
        feed: publishedIssues.feed,
        publishedAt: date,
        updatedAt: publishedIssues.updatedAt,
      })
      .from(publishedIssues)
      .where(and(isShown, from))
      .orderBy(...(from ? [oldestFirst(date), desc(issueId)] : [newestFirst(date), asc(issueId)]))
      .limit(howMany(archive, from)),
  )
}

/** Finds curated links for a feed. @returns null when the archive has no such page. */
export async function findFeedItems(wanted: Wanted): Promise<FeedPart<FeedItem> | null> {
  const { publishedAt: date, issueId, position } = publishedItems
  const isShown = isNull(publishedIssues.hiddenAt)
  const hidden = database()
    .select({ id: publishedIssues.issueId })
    .from(publishedIssues)
    .where(isNotNull(publishedIssues.hiddenAt))
  const archive: Archived = {
    name: 'items',
    rows: sql`${publishedItems} where ${notInArray(issueId, hidden)}`,
    columns: { date, issueId, position },
    size: itemsOnPage,
  }
  return findPart(archive, wanted, (from) =>
    database()
      .select({
        id: publishedItems.id,
        title: publishedItems.title,
        address: publishedItems.address,
        feed: publishedItems.feed,
        publishedAt: date,
        updatedAt: publishedItems.updatedAt,
        issue: {
          slug: publishedIssues.slug,
          title: publishedIssues.title,
          language: publishedIssues.language,
          author: publishedIssues.author,
          tags: publishedIssues.tags,
        },
      })
      .from(publishedItems)
      .innerJoin(publishedIssues, eq(publishedIssues.issueId, issueId))
      .where(and(isShown, from))
      .orderBy(
        ...(from
          ? [oldestFirst(date), desc(issueId), desc(position)]
          : [newestFirst(date), asc(issueId), asc(position)]),
      )
      .limit(howMany(archive, from)),
  )
}

/** @param find finds the first of what a condition holds for, the oldest first; without one the newest, newest first. */
async function findPart<Entry>(
  archive: Archived,
  { page, version }: Wanted,
  find: (from: SQL | undefined) => Promise<Entry[]>,
): Promise<FeedPart<Entry> | null> {
  if (page === null) {
    const entries = await find(undefined)
    // What does not fill one page needs no look into the archive.
    const starts = entries.length < howMany(archive) ? [] : await pageStarts(archive, version)
    return { entries, pages: starts.length }
  }
  const starts = await pageStarts(archive, version)
  const start = starts[page - 1]
  if (!start) return null
  const entries = await find(fromStart(archive, start))
  return { entries: entries.reverse(), pages: starts.length }
}

function howMany({ size }: Archived, from?: SQL): number {
  return from ? size : size * pagesInFeed
}

type DateColumn = typeof publishedIssues.publishedAt | typeof publishedItems.publishedAt

/** Says where nulls would stand although there are none: only so do the indexes serve the order, in both directions. */
function newestFirst(date: DateColumn): SQL {
  return sql`${date} desc nulls last`
}

function oldestFirst(date: DateColumn): SQL {
  return sql`${date} asc nulls first`
}
