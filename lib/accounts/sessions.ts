import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors, sessions } from '@/db/schema/index.ts'

/** The person behind a request. */
export type Editor = { id: string; email: string; name: string; role: 'owner' | 'editor' }

/** A session ends by itself when nobody used it for so many days. */
export const sessionDays = 30

const stillGood = gt(sessions.lastSeenAt, sql`now() - make_interval(days => ${sessionDays})`)

/** Starts a session; its id is what the cookie carries. */
export async function startSession(editorId: string, userAgent: string): Promise<string> {
  const [session] = await database()
    .insert(sessions)
    .values({ editorId, userAgent: userAgent.slice(0, 300) })
    .returning({ id: sessions.id })
  if (!session) throw new Error('The session was not stored.')
  return session.id
}

/** Who holds this session, or null when it was ended or ran out. Notes that it was used, at most every five minutes. */
export async function findSession(id: string): Promise<Editor | null> {
  const [found] = await database()
    .select({
      editor: { id: editors.id, email: editors.email, name: editors.name, role: editors.role },
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '5 minutes'`,
    })
    .from(sessions)
    .innerJoin(editors, eq(editors.id, sessions.editorId))
    .where(and(eq(sessions.id, id), stillGood))
  if (!found) return null
  if (found.isStale)
    await database()
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(eq(sessions.id, id))
  return found.editor
}

/** The sessions an editor has open, the last used first. */
export async function listSessions(editor: Editor) {
  return database()
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.editorId, editor.id), stillGood))
    .orderBy(desc(sessions.lastSeenAt))
}

/** Ends one session of this editor; somebody else's is left alone. */
export async function endSession(editor: Editor, id: string): Promise<void> {
  await database()
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.editorId, editor.id)))
}

/** Ends all sessions of this editor but the one given. Returns how many. */
export async function endOtherSessions(editor: Editor, keep: string): Promise<number> {
  const ended = await database()
    .delete(sessions)
    .where(and(eq(sessions.editorId, editor.id), ne(sessions.id, keep)))
    .returning({ id: sessions.id })
  return ended.length
}

/** Removes sessions that ran out. */
export async function forgetOldSessions(): Promise<void> {
  await database()
    .delete(sessions)
    .where(sql`not (${stillGood})`)
}
