import type { IncomingMessage } from 'node:http'
import { isText } from '@/lib/http/codings.ts'
import type { Recorded } from '../pages/record.ts'

/** The greatest answer that is kept, in bytes. */
const largestKept = 1024 * 1024

/**
 * What no page for readers lives under: the desk and its doors, and what is no text. It is left to Next as it is asked.
 * Only a saving: whether an answer is for everybody, its own headers say.
 */
const notForReaders = /^\/(?:desk|login|logout|setup|preview|api|media|fonts|_next)(?:[/?]|$)/

/** Whether a request may be for a reader's page, feed or sheet. */
export function isForReaders({ method, url = '' }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && !notForReaders.test(url)
}

/** Whether the answer to a request may be the same as everybody else gets: nothing in it says who asks, or asks for more. */
export function isAnonymous({ url = '', headers }: IncomingMessage): boolean {
  return headers.cookie === undefined && headers.authorization === undefined && !url.includes('?')
}

/**
 * Whether an answer says of itself that it is for everybody (RFC 9111, section 5.2.2.9): it may then be given to all who
 * ask for the same path at the same time.
 */
export function isForEverybody({ headers, cookies }: Recorded, varies: readonly string[]): boolean {
  const directives = (headers.get('cache-control') ?? '').toLowerCase().split(/\s*,\s*/)
  return (
    directives.includes('public') && !directives.includes('no-store') && cookies.length === 0 && varies.length === 0
  )
}

/** Whether an answer that is for everybody is worth keeping: text, found, not too large, and with a tag to ask about it by. */
export function isKeepable({ status, headers, body }: Recorded): boolean {
  return status === 200 && headers.has('etag') && isText(headers.get('content-type')) && body.byteLength <= largestKept
}
