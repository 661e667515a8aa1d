import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { env } from '@/lib/env.ts'
import { isInside, isOwn } from './inside.ts'
import { CannotFetch, refuseInside } from './refusal.ts'

/** One answer to the question where a name leads. */
export type Answer = { address: string; family: 4 | 6 }
/** Asks where a name leads: all its addresses. Throws as `node:dns` does. */
export type Lookup = (name: string) => Promise<readonly Answer[]>

/** An address that may be fetched, and the IP addresses that a connection for it may go to. */
export type Destination = { url: URL; answers: readonly Answer[] }

// Where sites are served. Other ports belong to mail, databases and the like, which can be made to act on what they take
// for their own protocol.
const ports: ReadonlySet<string> = new Set(['80', '443', '8080', '8443'])

// Names that are never public: RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`, and what routers give out. A name with no
// dot belongs to the own network.
const insideNames = /(?:^|\.)(?:localhost|local|internal|intranet|corp|private|lan|home|localdomain|home\.arpa)$/

/** Where a name leads, as this machine sees it. */
export const systemLookup: Lookup = async (name) => {
  const answers = await lookup(name, { all: true, verbatim: true })
  return answers.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/**
 * Reads an address as browsers do (WHATWG URL Standard), so that a host written in decimal, octal, hexadecimal, short,
 * full-width or percent-encoded form is the host that it means.
 * @throws CannotFetch unless it is an http(s) address without a password, with a host that can be public.
 */
export function readAddress(written: string): URL {
  const url = URL.canParse(written) ? new URL(written) : null
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new CannotFetch('address', 'This is not the address of a page. It should look like https://example.org/page.')
  }
  if (url.username !== '' || url.password !== '') {
    throw new CannotFetch('address', 'This address holds a name or a password. Use it without them.')
  }
  if (isAllowed(url)) return url
  if (isInsideHost(url)) throw refuseInside()
  if (!ports.has(portOf(url))) {
    throw new CannotFetch('address', 'Pages are fetched from the ports 80, 443, 8080 and 8443 alone.')
  }
  return url
}

/**
 * Asks once where an address leads, and lets it pass only when every answer is public: whoever answers otherwise the next
 * time is not asked again.
 * @throws CannotFetch
 */
export async function resolveDestination(url: URL, ask: Lookup): Promise<Destination> {
  const host = bareHost(url)
  const family = isIP(host)
  const answers = family === 0 ? await lookUp(host, ask) : [{ address: host, family: family === 6 ? 6 : 4 } as const]
  if (!isAllowed(url) && answers.some((answer) => leadsInside(answer, url))) throw refuseInside()
  return { url, answers }
}

/** The host of an address as `node:net` and certificates write it: without brackets and without a last dot. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

/** Whether an address is the one that `MASTHEAD_ALLOW_ADDRESS` names, for tests. */
export function isAllowed(url: URL): boolean {
  return `${url.hostname}:${portOf(url)}` === env().allowedAddress
}

function isInsideHost(url: URL): boolean {
  const host = bareHost(url)
  if (isIP(host) !== 0) return isInside(host)
  return !host.includes('.') || insideNames.test(host)
}

/** On the ports of the web, this machine serves what is public: a newsletter may link to itself. */
function leadsInside({ address }: Answer, url: URL): boolean {
  return isInside(address) || (isOwn(address) && !['80', '443'].includes(portOf(url)))
}

async function lookUp(name: string, ask: Lookup): Promise<readonly Answer[]> {
  const answers = await answersOf(name, ask)
  if (answers.length > 0) return answers
  // Without a connection some systems say of every name that it does not exist.
  if ((await answersOf(knownName, ask)).length === 0) throw cannotLookUp(name)
  throw new CannotFetch('unknown', `There is no site called ${name}. Look at the spelling of the address.`)
}

/** A name that is always there: it is reserved, and IANA serves it (RFC 2606 section 3). */
const knownName = 'example.com'

/** None when the name does not exist. @throws CannotFetch when that can't be found out. */
async function answersOf(name: string, ask: Lookup): Promise<readonly Answer[]> {
  try {
    return await ask(name)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw cannotLookUp(name, error)
  }
}

function cannotLookUp(name: string, cause?: unknown): CannotFetch {
  const message = `It could not be found out where ${name} is. Look at the connection and try again.`
  return new CannotFetch('unreachable', message, { cause })
}
