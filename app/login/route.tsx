import { LogInForm } from '@/components/door/log-in-form.tsx'
import { hasOwner } from '@/lib/accounts/setup.ts'
import { MastheadError, TooManyAttempts } from '@/lib/errors.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { doorPage, postedFields, seeOther } from '../door.tsx'
import { requireSameOrigin } from '../same-origin.ts'
import { currentSession, enter } from '../session.ts'

export async function GET(): Promise<Response> {
  if (await currentSession()) return seeOther('/desk')
  return (await hasOwner()) ? logInPage('', null) : notSetUp()
}

export async function POST(request: Request): Promise<Response> {
  let typedEmail = ''
  try {
    requireSameOrigin(request)
    const { email = '', password = '' } = await postedFields(request)
    typedEmail = email
    await enter(email, password)
    return seeOther('/desk')
  } catch (error) {
    if (!(error instanceof MastheadError)) throw error
    const wait: Record<string, string> =
      error instanceof TooManyAttempts ? { 'Retry-After': String(error.retryAfter) } : {}
    return logInPage(typedEmail, error.message, error.status, wait)
  }
}

async function logInPage(email: string, fault: string | null, status = 200, headers: Record<string, string> = {}) {
  const publication = await findPublication()
  return doorPage(
    { title: 'Log in', status, headers },
    <LogInForm title={publication?.title ?? 'Masthead'} email={email} fault={fault} />,
  )
}

function notSetUp(): Promise<Response> {
  return doorPage(
    { title: 'Not set up yet' },
    <>
      <h1>Not set up yet</h1>
      <p className="lead">Open the set-up link that was printed in the terminal when Masthead started.</p>
    </>,
  )
}
