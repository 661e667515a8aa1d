import { createHash } from 'node:crypto'
import { judge, type Conditions } from '@/lib/http/conditions.ts'

/** What a public address answers with, before it is known whether the asker already has it. */
export type Representation = {
  body: string | Uint8Array<ArrayBuffer>
  contentType: string
  /** 200 unless told. Only that one carries validators. */
  status?: number
  /** When what the body says last changed. */
  changedAt?: Date | undefined
  /** What the body's hash would be, if it is known already; without quotation marks. */
  hash?: string
  headers?: Record<string, string>
}

/** Caches may keep an answer, but ask each time whether it still holds. */
export const revalidated = 'public, max-age=0, must-revalidate'
/** For addresses whose content can never change. */
export const immutable = 'public, max-age=31536000, immutable'

/**
 * Answers GET and HEAD with a representation, or with 304 when the asker already has it. The entity tag is strong, made of
 * the content. What is text is compressed further on, by the server in front of Next, which then changes the tag.
 */
export function answer(request: Request, representation: Representation): Response {
  const { body, contentType, status = 200, changedAt, hash, headers = {} } = representation
  const shared = new Headers({
    'Cache-Control': revalidated,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    // Feeds are read on other sites, too, and show their pictures there.
    ...(contentType.startsWith('image/') && { 'Cross-Origin-Resource-Policy': 'cross-origin' }),
    ...headers,
  })
  if (status === 200) {
    const entityTag = `"${hash ?? contentHash(body)}"`
    shared.set('ETag', entityTag)
    const lastModified = changedAt && atSecond(changedAt)
    // A date to come would have to be replaced by the present one with every answer (section 8.8.2.1): it says nothing.
    if (lastModified !== undefined && lastModified <= Date.now()) {
      shared.set('Last-Modified', new Date(lastModified).toUTCString())
    }
    const verdict = judge(conditionsOf(request.headers), { entityTag, lastModified })
    if (verdict.status !== 200) return new Response(null, { status: verdict.status, headers: shared })
  }
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  shared.set('Content-Type', contentType)
  shared.set('Content-Length', String(bytes.byteLength))
  return new Response(request.method === 'HEAD' ? null : bytes, { status, headers: shared })
}

/** The first 162 bits of the content's SHA-256, in characters that an entity tag and an address may hold. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27)
}

function conditionsOf(headers: Headers): Conditions {
  return {
    ifMatch: headers.get('If-Match'),
    ifUnmodifiedSince: headers.get('If-Unmodified-Since'),
    ifNoneMatch: headers.get('If-None-Match'),
    ifModifiedSince: headers.get('If-Modified-Since'),
  }
}

/** HTTP knows no smaller part of time than a second. */
function atSecond(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000
}
