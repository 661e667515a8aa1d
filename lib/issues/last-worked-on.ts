import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'

/** An author comes back within so many days for an issue that is being written. */
const days = 7

/**
 * The issue that an editor comes to the desk for: the one this editor last worked on, if it is not out yet and was
 * changed in the last days. @returns its id, or null.
 */
export async function lastWorkedOn(editor: Editor): Promise<string | null> {
  const [last] = await database()
    .select({
      id: issues.id,
      isOpen: sql<boolean>`${publishedIssues.issueId} is null and ${issues.scheduledFor} is null
        and ${issues.updatedAt} > now() - make_interval(days => ${days})`,
    })
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(and(eq(issues.updatedBy, editor.id), isNull(issues.deletedAt)))
    .orderBy(desc(issues.updatedAt))
    .limit(1)
  return last?.isOpen ? last.id : null
}
