/**
 * The IP address a request came from. The server in front of Next puts exactly one trustworthy address into
 * `X-Forwarded-For`; null when there is none.
 */
export function clientAddress(headers: Headers): string | null {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null
}
