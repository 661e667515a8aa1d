import { safeAddress, safeImageAddress } from '@/lib/document/links.ts'
import { siteOf } from '@/lib/document/site.ts'

/** What is known of a page. */
export type PageCard = {
  href: string
  title: string | null
  description: string | null
  site: string | null
  image: string | null
  citation: string | null
}

/** What the desk found, and why it found no more, in a sentence for the author. */
export type CardAnswer = { card: PageCard; refused: string | null }

const cardsAddress = '/desk/cards'
/** How long the author waits at most, in milliseconds. */
const longestWait = 15_000

/**
 * Asks the desk to look at a page. Whatever goes wrong, the answer has what the address itself tells.
 * @param signal ends the question.
 */
export async function lookAtPage(address: string, signal: AbortSignal): Promise<CardAnswer> {
  const bare = bareCard(address)
  const site = bare.site ?? address
  const wait = AbortSignal.timeout(longestWait)
  try {
    const response = await fetch(cardsAddress, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ address }),
      signal: AbortSignal.any([signal, wait]),
    })
    const answer = record(await response.json().catch(() => null))
    const refused = text(answer.refused) ?? text(answer.error)
    if (!response.ok) {
      const reason = response.status === 401 ? 'You were logged out. Log in in another window.' : refused
      return { card: bare, refused: reason ?? `The desk could not look at ${site}.` }
    }
    return { card: cardOf(address, record(answer.card)), refused }
  } catch {
    const reason = wait.aborted
      ? `${site} took too long to answer.`
      : `${site} could not be looked at. Look at the connection.`
    return { card: bare, refused: reason }
  }
}

/** What an address tells of its page by itself. */
export function bareCard(address: string): PageCard {
  return cardOf(address, {})
}

/** What came over the wire, as far as it can stand in a document. */
function cardOf(address: string, found: Record<string, unknown>): PageCard {
  const href = safeAddress(text(found.href) ?? address) ?? address
  return {
    href,
    title: text(found.title),
    description: text(found.description),
    site: text(found.site) ?? siteOf(href),
    image: safeImageAddress(text(found.image) ?? ''),
    citation: text(found.citation),
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
