import { and, count, min } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues } from '@/db/schema/index.ts'
import { isLeading } from './editions.ts'
import { isVisible } from './published-summary.ts'

/** What there is to say of a newsletter in two figures: since when it goes out, and how many issues did. */
export type PublicRecord = { since: Date | null; issues: number }

/** Counts what is out, the editions of an issue as one. @param language the publication's. */
export async function findPublicRecord(language: string): Promise<PublicRecord> {
  const [row] = await database()
    .select({ since: min(publishedIssues.publishedAt), issues: count() })
    .from(publishedIssues)
    .where(and(isVisible, isLeading(language)))
  return { since: row?.since ?? null, issues: row?.issues ?? 0 }
}
