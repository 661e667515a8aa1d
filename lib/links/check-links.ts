import { Said } from '@/lib/document/html/page-fields.ts'
import { MastheadError } from '@/lib/errors.ts'
import { findChosenAddress } from '@/lib/publication/find.ts'
import { bareHost } from './destination.ts'
import { fetchOutside, type Fetched, type Reach } from './fetch-outside.ts'
import type { LinkCheck } from './input.ts'
import { checkedAs, findLinkChecks, keepLinkCheck } from './link-checks.ts'
import { plainWords } from './plain-words.ts'
import { acceptPages, isPage, readPage } from './read-page.ts'
import { CannotFetch, saidBy } from './refusal.ts'
import { Turns } from './turns.ts'

/** How many links one run asks for at most. */
export const mostLinksAtOnce = 200
const longestTitle = 300
/** The head of a page, with its title, lies within this. */
const headBytes = 256 * 1024

// Next loads this module once for each bundle of its thread; they share one queue, or no site could count on it.
const shared = globalThis as typeof globalThis & { mastheadLinkTurns?: Turns | undefined }

export type CheckOptions = Reach & {
  /** Called with each link as soon as it is known; with those that were known before first. */
  onChecked?: ((check: LinkCheck) => void) | undefined
  /** Asks again also for what was asked not long ago. */
  anew?: boolean | undefined
  /** Whose turn it is to be asked. Usually all runs of a process share one queue. */
  turns?: Turns | undefined
}

/**
 * Looks politely whether linked pages are there: four at once in all, one at a time at each host with a pause after it,
 * and never again what was asked not long ago. What comes of it is kept in `link_checks`.
 * @param addresses as documents have them; what is no http(s) address is passed over, and after the first 200 the rest.
 * @returns by the addresses as they were given. When the signal is used, those that were not asked yet are missing.
 */
export async function checkLinks(
  addresses: Iterable<string>,
  { onChecked, anew = false, turns = sharedTurns(), ...reach }: CheckOptions = {},
): Promise<Map<string, LinkCheck>> {
  const asking = { ...reach, publication: reach.publication ?? (await findChosenAddress()) }
  const given = [...new Set(addresses)].filter((address) => checkedAs(address) !== null)
  const known = anew ? new Map<string, LinkCheck>() : await findLinkChecks(given)
  for (const check of known.values()) onChecked?.(check)

  const unknown = new Map<string, string[]>()
  for (const address of given.filter((each) => !known.has(each))) {
    const page = checkedAs(address) ?? ''
    unknown.set(page, [...(unknown.get(page) ?? []), address])
  }
  await Promise.all(
    [...unknown].slice(0, mostLinksAtOnce).map(async ([page, written]) => {
      const check = await unlessCalledOff(reach.signal, () => checkPage(page, turns, asking))
      if (check === null) return
      await keepLinkCheck(check)
      for (const address of written) {
        known.set(address, { ...check, address })
        onChecked?.({ ...check, address })
      }
    }),
  )
  return known
}

function sharedTurns(): Turns {
  return (shared.mastheadLinkTurns ??= new Turns({ atOnce: 4, pause: 500 }))
}

async function unlessCalledOff<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (signal?.aborted) return null
    throw error
  }
}

/** `isDoubtful`: to be asked again in another way. */
type Finding = Omit<LinkCheck, 'address' | 'checkedAt'> & { isDoubtful: boolean }

async function checkPage(address: string, turns: Turns, reach: Reach): Promise<LinkCheck> {
  const host = URL.canParse(address) ? bareHost(new URL(address)) : ''
  const ask = (question: () => Promise<Finding>) => turns.take(host, reach.signal, () => find(question))
  const { isDoubtful, ...byHead } = await ask(() => askHead(address, reach))
  // Many servers know only GET, or answer HEAD with anything.
  const { isDoubtful: _, ...finding } = isDoubtful
    ? await ask(() => askPage(address, reach))
    : { ...byHead, isDoubtful }
  return { address, ...finding, checkedAt: new Date() }
}

async function find(ask: () => Promise<Finding>): Promise<Finding> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof MastheadError)) throw error
    const kind = error instanceof CannotFetch ? error.kind : null
    return {
      outcome: kind === 'unknown' ? 'gone' : 'unsure',
      status: null,
      reason: error.message,
      movedTo: null,
      title: null,
      isDoubtful: kind === 'unreachable',
    }
  }
}

async function askHead(address: string, reach: Reach): Promise<Finding> {
  return findingOf(await fetchOutside(address, { method: 'HEAD', accept: acceptPages, read: () => null }, reach))
}

async function askPage(address: string, reach: Reach): Promise<Finding> {
  const fetched = await fetchOutside(
    address,
    {
      accept: acceptPages,
      read: ({ status, headers }) => (status < 400 && isPage(headers) ? { most: headBytes, whenLonger: 'cut' } : null),
    },
    reach,
  )
  const finding = findingOf(fetched)
  if (fetched.body.byteLength === 0) return finding
  return { ...finding, title: plainWords(new Said(readPage(fetched.body, fetched.headers)).title, longestTitle) }
}

function findingOf({ url, status, movedTo }: Fetched): Finding {
  if (status < 400) return { outcome: 'there', status, reason: '', movedTo, title: null, isDoubtful: false }
  return {
    outcome: status === 404 || status === 410 ? 'gone' : 'unsure',
    status,
    reason: saidBy(bareHost(url), status),
    movedTo: null,
    title: null,
    isDoubtful: ![401, 429, 999].includes(status),
  }
}
