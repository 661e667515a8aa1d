import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { readBody, type Reading } from './body.ts'
import { bareHost, readAddress, resolveDestination, systemLookup, type Lookup } from './destination.ts'
import { mostRedirects, usualLimits, type Limits } from './limits.ts'
import { CannotFetch, refuseSlow } from './refusal.ts'
import { requestOnce, type Method } from './request.ts'
import { userAgent } from './user-agent.ts'

/** What is known of an answer before its body is read. */
export type Head = { url: URL; status: number; headers: IncomingHttpHeaders }

/** The last answer on the way from an address. */
export type Fetched = Head & {
  /** Where the permanent redirects at the beginning of the way lead; null when there are none. */
  movedTo: string | null
  /** What was read of it; empty when nothing was. */
  body: Buffer
}

export type Wishes = {
  method?: Method
  /** What is sent along as the fields of a form, with `POST`. */
  form?: Record<string, string>
  /** The types of content that are wanted, as the header `Accept` says it. */
  accept: string
  /** How much of the body is read; null for nothing. It may throw a refusal. */
  read: (head: Head) => Reading | null
}

/** What a caller may settle otherwise than usual. */
export type Reach = {
  signal?: AbortSignal | undefined
  /** The public address of the newsletter as it was set up, for the header `User-Agent`. */
  publication?: string | null | undefined
  lookup?: Lookup | undefined
  limits?: Partial<Limits> | undefined
}

/**
 * Fetches what is at a public address, wherever its site sends visitors, and can't be made to reach into a network: the
 * name of every hop is looked up once, each of its IP addresses must be public, and the connection goes to one of those.
 * @throws CannotFetch with a sentence that says why; what the signal was aborted with.
 */
export async function fetchOutside(address: string, wishes: Wishes, reach: Reach = {}): Promise<Fetched> {
  const limits = { ...usualLimits, ...reach.limits }
  const first = readAddress(address)
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(refuseSlow(bareHost(first))), limits.whole)
  const signal = reach.signal ? AbortSignal.any([deadline.signal, reach.signal]) : deadline.signal
  try {
    return await follow(first, wishes, { ...reach, limits, signal })
  } finally {
    clearTimeout(timer)
  }
}

type Way = Reach & { limits: Limits; signal: AbortSignal }

async function follow(first: URL, wishes: Wishes, way: Way): Promise<Fetched> {
  const { limits, signal } = way
  let url = first
  let movedTo: string | null = null
  let isPermanent = true
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await askSite(url, wishes, way)
    const head: Head = { url, status: answer.statusCode ?? 0, headers: answer.headers }
    const next = redirectOf(head, wishes.method)
    if (next === null) return { ...head, movedTo, body: await bodyOf(answer, head, wishes, { limits, signal }) }
    answer.destroy()
    url = readAddress(next)
    isPermanent &&= head.status === 301 || head.status === 308
    if (isPermanent) movedTo = url.href
  }
  throw new CannotFetch('unreachable', `${bareHost(first)} sends visitors from one address to the next without end.`)
}

async function askSite(url: URL, { method = 'GET', accept, form }: Wishes, way: Way): Promise<IncomingMessage> {
  const { limits, signal, lookup = systemLookup, publication } = way
  const late = refuseSlow(bareHost(url))
  const destination = await inTime(resolveDestination(url, lookup), limits.lookup, late, signal)
  const headers: OutgoingHttpHeaders = {
    'User-Agent': userAgent(publication),
    Accept: accept,
    'Accept-Language': 'en;q=0.5, *;q=0.1',
    'Accept-Encoding': method === 'HEAD' ? 'identity' : 'gzip, deflate, br',
    Connection: 'close',
  }
  const content = form && new URLSearchParams(form).toString()
  if (content !== undefined) {
    headers['Content-Type'] = 'application/x-www-form-urlencoded'
    headers['Content-Length'] = Buffer.byteLength(content)
  }
  return requestOnce(destination, { method, headers, content, limits, signal })
}

/** Where an answer sends on to. What was sent along goes on only where the site says that it does (RFC 9110, 15.4). */
function redirectOf({ status, headers, url }: Head, method: Method = 'GET'): string | null {
  const redirects = method === 'POST' ? [307, 308] : [301, 302, 303, 307, 308]
  if (!redirects.includes(status) || headers.location === undefined) return null
  // Servers write the bytes of an address as they are; Node reads headers as Latin-1.
  const location = Buffer.from(headers.location, 'latin1').toString('utf8')
  return URL.canParse(location, url) ? new URL(location, url).href : location
}

async function bodyOf(
  answer: IncomingMessage,
  head: Head,
  { method, read }: Wishes,
  { limits, signal }: { limits: Limits; signal: AbortSignal },
): Promise<Buffer> {
  try {
    const reading = method === 'HEAD' ? null : read(head)
    if (reading) return await readBody(answer, reading, { host: bareHost(head.url), pause: limits.piece, signal })
    return Buffer.alloc(0)
  } finally {
    answer.destroy()
  }
}

/** Waits for what can't be called off, and no longer than allowed. */
async function inTime<T>(work: Promise<T>, milliseconds: number, late: Error, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let abort = () => {}
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late), milliseconds)
    abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
  })
  try {
    return await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}
