import { MastheadError } from '@/lib/errors.ts'
import { seeOther } from '../door.tsx'
import { requireSameOrigin } from '../same-origin.ts'
import { leave } from '../session.ts'

/** Ends the session. A plain form posts here, so that logging out needs no script. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request)
  } catch (error) {
    if (!(error instanceof MastheadError)) throw error
    return new Response(error.message, { status: error.status })
  }
  await leave()
  return seeOther('/login')
}
