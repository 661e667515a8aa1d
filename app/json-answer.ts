import { InvalidInput, type MastheadError } from '@/lib/errors.ts'
import { readWhole } from './request-body.ts'

/** An answer that no cache keeps. */
export function jsonAnswer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } })
}

/** The sentence of an error, with its status. */
export function refusal(error: MastheadError): Response {
  return jsonAnswer(error.status, { error: error.message })
}

/**
 * The body of a request that says it is JSON. Asking for the type makes a browser ask first before it sends such a
 * request across origins.
 * @throws InvalidInput; TooLarge
 */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new InvalidInput('This address takes JSON.')
  }
  try {
    return JSON.parse(new TextDecoder().decode(await readWhole(request, mostBytes)))
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidInput('What was sent is no JSON.', { cause: error })
    throw error
  }
}
