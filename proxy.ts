import { NextResponse, type NextRequest } from 'next/server'

export const config = { matcher: ['/desk', '/desk/:path*'] }

/** What the desk shows in a frame brings a policy of its own, stricter but for that frame. */
const framed = /^\/desk\/(?:issues\/[^/]+\/preview\/(?:page|email|feed|text)|settings\/look\/preview\/[^/]+)$/

/**
 * Gives every page of the desk a content security policy with a nonce of its own. Next reads the nonce from the
 * request's header and puts it on the scripts it writes; no other script runs (CSP 3, `strict-dynamic`).
 */
export function proxy(request: NextRequest): NextResponse {
  if (framed.test(request.nextUrl.pathname)) return NextResponse.next()
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const isDevelopment = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // ProseMirror sets style attributes, on table columns for one.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: http: data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
  response.headers.set('X-Content-Type-Options', 'nosniff')
  response.headers.set('Cache-Control', 'no-store')
  response.headers.set('X-Robots-Tag', 'noindex')
  return response
}
