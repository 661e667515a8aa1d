import { and, eq, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import { issues, publishedSlugs } from '@/db/schema/index.ts'

// No issue has this id, so that "somebody but nobody" means anybody.
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Whether an issue other than this one has the slug, or ever was published under it. The answer holds until the
 * transaction ends: nobody else can take a slug meanwhile.
 */
export async function isSlugTaken(tx: Transaction, slug: string, issueId: string = nobody): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('masthead slugs'))`)
  const [wanted] = await tx
    .select({ id: issues.id })
    .from(issues)
    .where(and(eq(issues.slug, slug), ne(issues.id, issueId)))
  if (wanted) return true
  const [published] = await tx
    .select({ id: publishedSlugs.issueId })
    .from(publishedSlugs)
    .where(and(eq(publishedSlugs.slug, slug), ne(publishedSlugs.issueId, issueId)))
  return published !== undefined
}
