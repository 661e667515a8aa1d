import { and, eq, inArray } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, revisions } from '@/db/schema/index.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { countWords } from '@/lib/document/word-count.ts'

/** Counts by issue, each of one version; those that were asked for longest ago go first. */
const known = new Map<string, { version: number; words: number }>()
const mostKnown = 20_000

/**
 * How many words issues have. A text is counted once: what it had when it was kept, or counted here before, is known.
 * @returns the counts by the ids of the issues.
 */
export async function findWordCounts(wanted: readonly { id: string; version: number }[]): Promise<Map<string, number>> {
  const isUnknown = ({ id, version }: { id: string; version: number }) => known.get(id)?.version !== version
  const unknown = wanted.filter(isUnknown).map(({ id }) => id)
  if (unknown.length > 0) {
    const kept = await database()
      .select({ id: issues.id, version: issues.version, words: revisions.words })
      .from(issues)
      .innerJoin(revisions, and(eq(revisions.issueId, issues.id), eq(revisions.version, issues.version)))
      .where(inArray(issues.id, unknown))
    for (const { id, version, words } of kept) remember(id, version, words)
    const uncounted = wanted.filter(isUnknown).map(({ id }) => id)
    for (let from = 0; from < uncounted.length; from += 50) await countSome(uncounted.slice(from, from + 50))
  }
  return new Map(wanted.map(({ id }) => [id, known.get(id)?.words ?? 0]))
}

async function countSome(ids: string[]): Promise<void> {
  const rows = await database()
    .select({ id: issues.id, version: issues.version, document: issues.document })
    .from(issues)
    .where(inArray(issues.id, ids))
  for (const { id, version, document } of rows) remember(id, version, countWords(document as DocumentJson).words)
}

function remember(id: string, version: number, words: number): void {
  known.delete(id)
  known.set(id, { version, words })
  const [oldest] = known.keys()
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
}
