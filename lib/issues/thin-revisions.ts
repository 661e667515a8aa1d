import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { revisions } from '@/db/schema/index.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { keptRevisions } from './kept-revisions.ts'

/**
 * Takes out the revisions that nobody will look for, see `keptRevisions`; issue by issue, so that it may be broken off.
 * @returns how many went.
 */
export async function thinRevisions(now = new Date()): Promise<number> {
  const timeZone = (await findPublication())?.timeZone ?? 'UTC'
  const candidates = await database()
    .selectDistinct({ issueId: revisions.issueId })
    .from(revisions)
    .where(
      and(
        isNull(revisions.name),
        isNull(revisions.publishedAt),
        sql`${revisions.writtenAt} < ${now.toISOString()}::timestamptz - interval '30 days'`,
      ),
    )
  let gone = 0
  for (const { issueId } of candidates) gone += await thinOne(issueId, now, timeZone)
  return gone
}

async function thinOne(issueId: string, now: Date, timeZone: string): Promise<number> {
  const all = await database()
    .select({
      id: revisions.id,
      writtenAt: revisions.writtenAt,
      name: revisions.name,
      publishedAt: revisions.publishedAt,
    })
    .from(revisions)
    .where(eq(revisions.issueId, issueId))
  const kept = new Set(keptRevisions(all, now, timeZone).map(({ id }) => id))
  const unwanted = all.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
  if (unwanted.length === 0) return 0
  const removed = await database()
    .delete(revisions)
    // One may have got a name meanwhile.
    .where(and(inArray(revisions.id, unwanted), isNull(revisions.name), isNull(revisions.publishedAt)))
    .returning({ id: revisions.id })
  return removed.length
}
