import 'server-only'
import NextAuth, { CredentialsSignin, type NextAuthResult } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { logIn } from '@/lib/accounts/log-in.ts'
import { endSession, findSession, sessionDays, type Editor } from '@/lib/accounts/sessions.ts'
import { MastheadError, NotLoggedIn } from '@/lib/errors.ts'
import { clientAddress } from './client-address.ts'

declare module 'next-auth' {
  interface User {
    sessionId?: string
  }
  interface Session {
    sessionId?: string
  }
}

/** Carries a refusal of ours through next-auth, which only lets its own errors pass unlogged. */
class Refused extends CredentialsSignin {
  readonly reason: MastheadError

  constructor(reason: MastheadError) {
    super()
    this.reason = reason
  }
}

const nextAuth: NextAuthResult = NextAuth({
  trustHost: true,
  session: { strategy: 'jwt', maxAge: sessionDays * 24 * 60 * 60 },
  pages: { signIn: '/login' },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize({ email, password }, request) {
        if (typeof email !== 'string' || typeof password !== 'string') return null
        try {
          const from = { address: clientAddress(request.headers), userAgent: request.headers.get('user-agent') ?? '' }
          return { sessionId: await logIn({ email, password }, from) }
        } catch (error) {
          throw error instanceof MastheadError ? new Refused(error) : error
        }
      },
    }),
  ],
  callbacks: {
    // The cookie carries the session's id and nothing else; whose it is, and whether it has ended, the database knows.
    async jwt({ token, user }) {
      if (user?.sessionId) return { sid: user.sessionId }
      return typeof token.sid === 'string' && (await findSession(token.sid)) ? token : null
    },
    session({ session, token }) {
      return { ...session, sessionId: String(token.sid) }
    },
  },
  logger: {
    error(error) {
      if (!(error instanceof CredentialsSignin)) console.error(error)
    },
  },
})

/**
 * Checks an e-mail and password and sets the session's cookie on the answer.
 * @throws WrongPassword; TooManyAttempts.
 */
export async function enter(email: string, password: string): Promise<void> {
  try {
    await nextAuth.signIn('credentials', { email, password, redirect: false })
  } catch (error) {
    throw error instanceof Refused ? error.reason : error
  }
}

/** Ends the session of this request, in the database and in the browser. */
export async function leave(): Promise<void> {
  const session = await currentSession()
  if (session) await endSession(session.editor, session.id)
  await nextAuth.signOut({ redirect: false })
}

/** The session of this request, or null when nobody is logged in. */
export const currentSession = cache(async (): Promise<{ id: string; editor: Editor } | null> => {
  const id = (await nextAuth.auth())?.sessionId
  if (!id) return null
  const editor = await findSession(id)
  return editor && { id, editor }
})

/** The person behind this request. For actions and routes. @throws NotLoggedIn */
export async function requireEditor(): Promise<Editor> {
  const session = await currentSession()
  if (!session) throw new NotLoggedIn()
  return session.editor
}

/** The person behind this request; anyone else is shown the log-in page instead. For pages. */
export async function editorOrLogin(): Promise<Editor> {
  const session = await currentSession()
  if (!session) redirect('/login')
  return session.editor
}
