import { SetupForm } from '@/components/door/setup-form.tsx'
import { isSetupToken, setUp, setupInput } from '@/lib/accounts/setup.ts'
import { MastheadError } from '@/lib/errors.ts'
import { env } from '@/lib/env.ts'
import { faultsByField } from '../action.ts'
import { doorPage, postedFields, seeOther } from '../door.tsx'
import { requireSameOrigin } from '../same-origin.ts'
import { enter } from '../session.ts'

export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  if (!(await isSetupToken(token))) return closed('This set-up link is no longer good.')
  return setupPage(token, {
    language: 'en',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    address: '',
  })
}

export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request)
    const { token = '', password = '', ...values } = await postedFields(request)
    if (!(await isSetupToken(token))) return await closed('This set-up link is no longer good.')
    const parsed = setupInput.safeParse({ ...values, password })
    if (!parsed.success) return await setupPage(token, values, faultsByField(parsed.error))
    await setUp(parsed.data, { token })
    await enter(parsed.data.email, password)
    return seeOther('/desk')
  } catch (error) {
    if (!(error instanceof MastheadError)) throw error
    return closed(error.message, error.status)
  }
}

function setupPage(
  token: string,
  values: Record<string, string>,
  faults: Record<string, string> = {},
): Promise<Response> {
  const status = Object.keys(faults).length > 0 ? 422 : 200
  return doorPage(
    { title: 'Set up', wide: true, status },
    <SetupForm
      token={token}
      values={values}
      faults={faults}
      timeZones={Intl.supportedValuesOf('timeZone')}
      fixedAddress={env().url ?? null}
    />,
  )
}

function closed(reason: string, status = 404): Promise<Response> {
  return doorPage(
    { title: 'Set up', status },
    <>
      <h1>Nothing to set up here</h1>
      <p className="lead">{reason} If nobody owns this newsletter yet, start Masthead again: it prints a new link.</p>
      <p>
        <a href="/login">Log in</a>
      </p>
    </>,
  )
}
