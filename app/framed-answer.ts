import 'server-only'
import { readerPolicy } from './(reader)/reader-policy.ts'

/** What a reader's page is allowed where the desk shows it in a frame of its own. */
export const framedReaderPolicy = readerPolicy(false).replace("frame-ancestors 'none'", "frame-ancestors 'self'")

/**
 * What a mail or a feed's item is allowed in such a frame: its own styles and pictures, no script, no form. The sandbox
 * holds also when the address is opened by itself.
 */
const fragmentPolicy = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' https: http: data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** Answers with a rendering of a draft for a frame of the desk; kept by no cache and no search engine. */
export function framedAnswer(request: Request, body: string, contentType: string): Response {
  const bytes = new TextEncoder().encode(body)
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.byteLength),
      'Content-Security-Policy': fragmentPolicy,
      ...framedHeaders,
    },
  })
}

export const framedHeaders = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}
