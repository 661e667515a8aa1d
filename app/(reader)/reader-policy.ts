import { strictTransport } from '@/lib/http/safe-headers.ts'

/**
 * What a public page allows itself (CSP 3): no script, nothing from elsewhere but pictures, and to stand in no frame.
 * @param isSecure whether the page's address is HTTPS. Imported letters bring pictures from wherever they lie, also by plain
 *   HTTP: a secure page asks for those by HTTPS, too.
 */
export function readerPolicy(isSecure: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'self'",
    `img-src 'self' https:${isSecure ? '' : ' http:'} data:`,
    "font-src 'self'",
    "manifest-src 'self'",
    // Nothing runs here that could connect; but browsers' own tools ask for robots.txt in the name of the page.
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Gives an answer the policy of a reader's page, unless it has its own, and keeps a secure site secure. */
export function withReaderPolicy(answer: Response, address: string): Response {
  const isSecure = address.startsWith('https:')
  if (!answer.headers.has('Content-Security-Policy')) {
    answer.headers.set('Content-Security-Policy', readerPolicy(isSecure))
  }
  if (isSecure) answer.headers.set(...strictTransport)
  return answer
}
