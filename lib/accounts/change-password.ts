import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors } from '@/db/schema/index.ts'
import { InvalidInput } from '@/lib/errors.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { endOtherSessions, type Editor } from './sessions.ts'
import { countAttempt, forgetAttempts } from './throttle.ts'

/**
 * Gives an editor a new password and ends all their sessions but the present one.
 * @returns how many sessions were ended.
 * @throws InvalidInput when the present password is wrong; TooManyAttempts.
 */
export async function changePassword(
  editor: Editor,
  session: string,
  change: { current: string; next: string },
): Promise<number> {
  await countAttempt(editor.email, null)
  const [row] = await database()
    .select({ passwordHash: editors.passwordHash })
    .from(editors)
    .where(eq(editors.id, editor.id))
  if (!(await verifyPassword(row?.passwordHash ?? null, change.current))) {
    throw new InvalidInput('The present password is not right. Nothing was changed.')
  }
  await forgetAttempts(editor.email)
  const passwordHash = await hashPassword(change.next)
  await database().update(editors).set({ passwordHash, passwordChangedAt: new Date() }).where(eq(editors.id, editor.id))
  return endOtherSessions(editor, session)
}
