import { and, asc, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors, issues, openWindows } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { NotFound } from '@/lib/errors.ts'
import { findTemplate } from '@/lib/template/template.ts'
import type { OtherWindow, WindowSeen } from './input.ts'

/** A window that was not seen for so many seconds counts as closed. */
export const closedAfter = 60
/** Until then it can come back and still have been opened when it was; in hours. */
const forgottenAfter = 12

/** Notes that a window is open, and forgets those that were left long ago. A window stays with who opened it. */
export async function seeWindow(editor: Editor, { window, subject }: WindowSeen): Promise<void> {
  await database()
    .insert(openWindows)
    .values({ id: window, subject, editorId: editor.id })
    .onConflictDoUpdate({
      target: openWindows.id,
      set: { subject, lastSeenAt: sql`now()` },
      setWhere: eq(openWindows.editorId, editor.id),
    })
  await database()
    .delete(openWindows)
    .where(lt(openWindows.lastSeenAt, sql`now() - make_interval(hours => ${forgottenAfter})`))
}

/** Notes that a window of this editor is closed. */
export async function closeWindow(editor: Editor, window: string): Promise<void> {
  await database()
    .delete(openWindows)
    .where(and(eq(openWindows.id, window), eq(openWindows.editorId, editor.id)))
}

/** The other windows in which the same is open, the first opened first. */
export async function listOtherWindows(editor: Editor, { window, subject }: WindowSeen): Promise<OtherWindow[]> {
  const rows = await database()
    .select({ openedAt: openWindows.openedAt, editorId: editors.id, name: editors.name, email: editors.email })
    .from(openWindows)
    .innerJoin(editors, eq(editors.id, openWindows.editorId))
    .where(
      and(
        eq(openWindows.subject, subject),
        ne(openWindows.id, window),
        gt(openWindows.lastSeenAt, sql`now() - make_interval(secs => ${closedAfter})`),
      ),
    )
    .orderBy(asc(openWindows.openedAt), asc(openWindows.id))
  return rows.map(({ openedAt, editorId, name, email }) => ({
    since: openedAt.toISOString(),
    editor: editorId === editor.id ? null : name || email,
  }))
}

/** The version of what is open that stands there now, and when it was saved. @throws NotFound */
export async function standingVersion(subject: WindowSeen['subject']): Promise<{ version: number; savedAt: string }> {
  if (subject === 'template') {
    const { version, savedAt } = await findTemplate()
    return { version, savedAt }
  }
  const [found] = await database()
    .select({ version: issues.version, savedAt: issues.updatedAt })
    .from(issues)
    .where(and(eq(issues.id, subject), isNull(issues.deletedAt)))
  if (!found) throw new NotFound('There is no such issue, or it was deleted.')
  return { version: found.version, savedAt: found.savedAt.toISOString() }
}
