import { MastheadError } from '@/lib/errors.ts'

class ForeignOrigin extends MastheadError {
  constructor() {
    super('This request came from another site and was not carried out.', 403)
  }
}

/**
 * Lets only pages of this very site send a request that changes something. A browser says with `Origin` where a request
 * comes from; without it (old browsers, command-line clients) `Sec-Fetch-Site` must not say otherwise.
 * @throws ForeignOrigin
 */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  const isForeign =
    origin === null
      ? !['same-origin', 'none', null].includes(request.headers.get('sec-fetch-site'))
      : !URL.canParse(origin) || new URL(origin).host !== host
  if (isForeign) throw new ForeignOrigin()
}
