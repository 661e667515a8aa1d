import { count, isNull } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import { listSomeIssues, type IssueSummary } from './find.ts'
import { searchIssues } from './search.ts'
import { findWordCounts } from './word-counts.ts'

/** A line of the list of issues. */
export type ListedIssue = IssueSummary & { words: number }

export type IssuePage = {
  issues: ListedIssue[]
  /** How many issues there are, and how many of them fit what was looked for. */
  total: number
  fitting: number
  /** From 1. */
  page: number
  pages: number
}

export const issuesOnAPage = 200

/**
 * One page of the list of issues: drafts first, then scheduled, then published; in each the last changed first.
 * @param typed what the author looks for, see `searchIssues`; nothing shows all.
 * @param page from 1; one that is not there is the nearest that is.
 */
export async function listIssuePage(typed: string, page: number): Promise<IssuePage> {
  const [row] = await database().select({ total: count() }).from(issues).where(isNull(issues.deletedAt))
  const total = row?.total ?? 0
  const ids = typed.trim() === '' ? null : (await searchIssues(typed, total)).found.map(({ id }) => id)
  const fitting = ids?.length ?? total
  const pages = Math.max(1, Math.ceil(fitting / issuesOnAPage))
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
  const listed = fitting === 0 ? [] : await listSomeIssues(ids, (at - 1) * issuesOnAPage, issuesOnAPage)
  const words = await findWordCounts(listed)
  return {
    issues: listed.map((issue) => ({ ...issue, words: words.get(issue.id) ?? 0 })),
    total,
    fitting,
    page: at,
    pages,
  }
}
