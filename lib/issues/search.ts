import { eq, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import type { IssueState } from './find.ts'
import { fitness, searchKey } from './search-input.ts'

/** An issue, as short as one can tell it. */
export type FoundIssue = {
  id: string
  number: number | null
  title: string
  slug: string | null
  state: IssueState
  /** When it was published, or else last written at. */
  at: Date
}

/**
 * Finds issues by title, number or address, see `fitness`: the best first, of those that fit alike the newest.
 * @param typed as it was typed; nothing finds all, the last written at first.
 * @param most how many at most.
 * @returns those found, and how many there are in all.
 */
export async function searchIssues(typed: string, most: number): Promise<{ found: FoundIssue[]; count: number }> {
  const wanted = searchKey(typed)
  // What fits is told in one place for server and browser, so the rows come here; ten thousand are a megabyte.
  const rows = await database()
    .select({
      id: issues.id,
      number: issues.number,
      title: issues.title,
      slug: issues.slug,
      state: sql<IssueState>`case when ${publishedIssues.issueId} is not null then 'published'
        when ${issues.scheduledFor} is not null then 'scheduled' else 'draft' end`,
      publishedAt: publishedIssues.publishedAt,
      updatedAt: issues.updatedAt,
    })
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(isNull(issues.deletedAt))
  const fitting = rows.flatMap(({ publishedAt, updatedAt, ...row }) => {
    const fits = fitness(row, wanted)
    return fits > 0 ? [{ fits, found: { ...row, at: publishedAt ?? updatedAt } }] : []
  })
  fitting.sort((one, other) => other.fits - one.fits || other.found.at.getTime() - one.found.at.getTime())
  return { found: fitting.slice(0, most).map(({ found }) => found), count: fitting.length }
}
