import { asc, isNull, sql } from 'drizzle-orm'
import { publishedIssues } from '@/db/schema/index.ts'

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
  /** In pixels; null where that is not known. */
  coverWidth: number | null
  coverHeight: number | null
  tags: string[]
  /** Who wrote it, where that is not who writes the newsletter. */
  author: string | null
  /** How long it takes to read. */
  minutes: number
  publishedAt: Date
  /** When what its author says last changed; how it is written out may have changed since. */
  updatedAt: Date
}

/** The columns of a `PublishedSummary`. */
export const summary = {
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
  coverWidth: publishedIssues.coverWidth,
  coverHeight: publishedIssues.coverHeight,
  tags: publishedIssues.tags,
  author: publishedIssues.author,
  minutes: publishedIssues.minutes,
  publishedAt: publishedIssues.publishedAt,
  updatedAt: publishedIssues.updatedAt,
}

/** Not deleted. */
export const isVisible = isNull(publishedIssues.hiddenAt)
// Says where nulls would stand although there are none: only so does the index serve the order.
export const newestFirst = [sql`${publishedIssues.publishedAt} desc nulls last`, asc(publishedIssues.issueId)]
