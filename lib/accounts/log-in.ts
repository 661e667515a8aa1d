import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors } from '@/db/schema/index.ts'
import { InvalidInput } from '@/lib/errors.ts'
import { verifyPassword } from './password.ts'
import { forgetOldSessions, startSession } from './sessions.ts'
import { countAttempt, forgetAttempts } from './throttle.ts'

export class WrongPassword extends InvalidInput {
  constructor() {
    super('This e-mail and password do not belong together.')
  }
}

type Credentials = { email: string; password: string }

/**
 * Checks who someone is and starts a session.
 * @param from where the try comes from: IP address (null when unknown) and what the browser calls itself.
 * @returns the session's id.
 * @throws WrongPassword, the same for an unknown e-mail and after the same work; TooManyAttempts.
 */
export async function logIn(
  { email, password }: Credentials,
  from: { address: string | null; userAgent: string },
): Promise<string> {
  const account = email.trim().toLowerCase()
  await countAttempt(account, from.address)
  const [editor] = await database()
    .select({ id: editors.id, passwordHash: editors.passwordHash })
    .from(editors)
    .where(eq(editors.email, account))
  const isRight = await verifyPassword(editor?.passwordHash ?? null, password)
  if (!editor || !isRight) throw new WrongPassword()
  await forgetAttempts(account)
  await forgetOldSessions()
  return startSession(editor.id, from.userAgent)
}
