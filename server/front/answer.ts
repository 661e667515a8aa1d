import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { chooseCoding, isText, tagInCoding, type Coding } from '@/lib/http/codings.ts'
import { judge, readHttpDate } from '@/lib/http/conditions.ts'
import { safeHeaders } from '@/lib/http/safe-headers.ts'
import type { Recorded } from '../pages/record.ts'
import { compress, leastCompressed } from './compress.ts'

/** What belongs to one connection or one sending, and what is said anew for each coding. */
const notKept = ['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length', 'etag', 'vary']

/** Next says of every answer that it differs for its own navigation; none of a reader's page does. */
const ofNextsNavigation = /^(?:rsc|next-[\w-]+)$/i

const ofContent = /^content-(?:type|language|location)$/i

type Written = { headers: OutgoingHttpHeaders; body: Buffer }

/** An answer in memory, ready to be sent to anybody, in the coding that each can read. */
export class Answer {
  readonly #status: number
  readonly #body: Buffer
  readonly #shared: OutgoingHttpHeaders
  /** A 304 and a 412 say nothing about content that they don't bring (RFC 9110, section 15.4.5). */
  readonly #withoutContent: OutgoingHttpHeaders
  readonly #notModified = new Map<string | undefined, OutgoingHttpHeaders>()
  readonly #tags: Record<Coding, string> | undefined
  readonly #allTags: string[] = []
  readonly #lastModified: number | undefined
  readonly #vary: string[]
  readonly #isCompressed: boolean
  readonly #written = new Map<Coding, Written>()
  readonly #underWay = new Map<Coding, Promise<Written>>()

  /** @param isSecure whether the public address is HTTPS. */
  constructor({ status, headers, cookies, body }: Recorded, isSecure: boolean) {
    this.#status = status
    this.#body = body
    const contentType = headers.get('content-type')
    this.#isCompressed = isText(contentType) && body.byteLength >= leastCompressed && !headers.has('content-encoding')
    this.#lastModified = readHttpDate(headers.get('last-modified') ?? '')
    const tag = headers.get('etag')
    if (tag !== undefined) {
      this.#tags = { identity: tag, br: tagInCoding(tag, 'br'), gzip: tagInCoding(tag, 'gzip') }
      this.#allTags = Object.values(this.#tags)
    }
    this.#vary = varies(headers)
    const own: [string, string][] = [...headers].filter(([name]) => !notKept.includes(name))
    const safe = safeHeaders({ contentType, isSecure }).filter(([name]) => !headers.has(name.toLowerCase()))
    const vary = isText(contentType) ? [...this.#vary, 'Accept-Encoding'] : this.#vary
    if (vary.length > 0) own.push(['Vary', vary.join(', ')])
    const all = [...own, ...safe, ...(cookies.length > 0 ? [['Set-Cookie', cookies] as const] : [])]
    this.#shared = Object.fromEntries(all)
    this.#withoutContent = Object.fromEntries(all.filter(([name]) => !ofContent.test(name)))
  }

  /** What it differs by, beside the coding. */
  get varies(): readonly string[] {
    return this.#vary
  }

  /** Bytes of memory that it takes at present, about. */
  get size(): number {
    let bytes = 1024 + this.#body.byteLength
    for (const [coding, { body }] of this.#written) if (coding !== 'identity') bytes += body.byteLength
    return bytes
  }

  /** Sends it, or 304 or 412 by the request's conditions. @returns false when the coding asked for has yet to be made. */
  sendAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
    const coding = this.#isCompressed ? codingFor(request) : 'identity'
    if (this.#answeredByConditions(request, response, coding)) return true
    const written = this.#written.get(coding) ?? (coding === 'identity' ? this.#plain() : undefined)
    if (!written) return false
    send(request, response, this.#status, written)
    return true
  }

  async send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.sendAtOnce(request, response)) return
    const coding = codingFor(request)
    send(request, response, this.#status, await this.#inCoding(coding === 'identity' ? 'gzip' : coding))
  }

  #answeredByConditions({ headers }: IncomingMessage, response: ServerResponse, coding: Coding): boolean {
    if (this.#status !== 200) return false
    const ifNoneMatch = headers['if-none-match']
    const ifModifiedSince = headers['if-modified-since']
    const ifMatch = headers['if-match']
    const ifUnmodifiedSince = headers['if-unmodified-since']
    // Most requests come without any.
    if (!ifNoneMatch && !ifModifiedSince && !ifMatch && !ifUnmodifiedSince && ifNoneMatch !== '') return false
    const verdict = judge(
      { ifNoneMatch, ifModifiedSince, ifMatch, ifUnmodifiedSince },
      {
        entityTag: this.#tags?.[coding],
        otherTags: this.#allTags,
        lastModified: this.#lastModified,
      },
    )
    if (verdict.status === 200) return false
    response.writeHead(
      verdict.status,
      verdict.status === 304 ? this.#headersOf304(verdict.entityTag) : this.#withoutContent,
    )
    response.end()
    return true
  }

  /** @param tag one of its own, of which there are few. */
  #headersOf304(tag: string | undefined): OutgoingHttpHeaders {
    let headers = this.#notModified.get(tag)
    if (!headers) {
      headers = tag === undefined ? this.#withoutContent : { ...this.#withoutContent, ETag: tag }
      this.#notModified.set(tag, headers)
    }
    return headers
  }

  #plain(): Written {
    const written = this.#write('identity', this.#body)
    this.#written.set('identity', written)
    return written
  }

  async #inCoding(coding: Exclude<Coding, 'identity'>): Promise<Written> {
    let making = this.#underWay.get(coding)
    if (!making) {
      making = compress(this.#body, coding).then((body) => this.#write(coding, body))
      this.#underWay.set(coding, making)
      this.#written.set(coding, await making)
    }
    return making
  }

  #write(coding: Coding, body: Buffer): Written {
    const headers = { ...this.#shared }
    if (this.#tags) headers['ETag'] = this.#tags[coding]
    if (coding !== 'identity') headers['Content-Encoding'] = coding
    if (this.#status >= 200 && this.#status !== 204) headers['Content-Length'] = String(body.byteLength)
    return { headers, body }
  }
}

function send(request: IncomingMessage, response: ServerResponse, status: number, { headers, body }: Written): void {
  response.writeHead(status, headers)
  if (request.method === 'HEAD') response.end()
  else response.end(body)
}

function varies(headers: Map<string, string>): string[] {
  return (headers.get('vary') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !ofNextsNavigation.test(name) && name.toLowerCase() !== 'accept-encoding')
}

/** The few values of `Accept-Encoding` that browsers send, with the coding each leads to. */
const known = new Map<string, Coding>()

function codingFor({ headers }: IncomingMessage): Coding {
  const accepted = headers['accept-encoding']
  if (typeof accepted !== 'string') return chooseCoding(undefined)
  let coding = known.get(accepted)
  if (coding === undefined) {
    coding = chooseCoding(accepted)
    if (known.size > 100) known.clear()
    known.set(accepted, coding)
  }
  return coding
}
