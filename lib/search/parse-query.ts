import { longestQuery, mostWords } from './input.ts'
import { pairsOf, tokensOf, type Token } from './tokens.ts'

/** One word of a term: what it may be kept by. `offset` counts the tokens since the term's first. */
export type Part = { key: string; written: string; offset: number; span: 1 | 2; isPrefix: boolean }
/** Words that must stand side by side, in this order; mostly one. */
export type Term = { parts: Part[]; isExcluded: boolean }

export type ParsedQuery =
  | { kind: 'terms'; terms: Term[] }
  /** There is nothing in it to look for. */
  | { kind: 'empty' }
  | { kind: 'too long' }

// So few letters begin too many words.
const shortestPrefix = 3

/**
 * Reads what a visitor typed: words, “phrases”, and -words to be left out. The last word may be the beginning of one.
 * Anything can be typed; signs that mean nothing are passed over.
 */
export function parseQuery(typed: string): ParsedQuery {
  const text = typed.trim()
  if (text.length > longestQuery) return { kind: 'too long' }
  const terms: Term[] = []
  const pattern =
    /(?<minus>(?<![^\s(])[-−－])?(?:["“”„«»「『](?<phrase>[^"“”„«»」』]*)["“”„«»」』]?|(?<word>[^\s"“”„«»「『]+))/gu
  for (const { groups = {} } of text.matchAll(pattern)) {
    const parts = partsOf(tokensOf(groups.phrase ?? groups.word ?? ''))
    if (parts.length > 0) terms.push({ parts, isExcluded: groups.minus !== undefined })
  }
  if (terms.length > mostWords) return { kind: 'too long' }
  if (!terms.some(({ isExcluded }) => !isExcluded)) return { kind: 'empty' }
  if (/[\p{L}\p{N}\p{M}]$/u.test(text)) letLastWordGoOn(terms.at(-1))
  return { kind: 'terms', terms }
}

/** Pairs of characters where there are any, and the words and characters that stand alone. */
function partsOf(tokens: Token[]): Part[] {
  const [first] = tokens
  if (!first) return []
  const pairs = new Map(pairsOf(tokens).map((pair) => [pair.position, pair]))
  return tokens.flatMap((token, index): Part[] => {
    const offset = token.position - first.position
    const pair = pairs.get(token.position)
    if (pair) return [{ key: pair.key, written: pair.key, offset, span: 2, isPrefix: false }]
    // The last of some characters is in the pair before it.
    if (tokens[index - 1]?.isJoined) return []
    return [{ key: token.key, written: token.written, offset, span: 1, isPrefix: false }]
  })
}

function letLastWordGoOn(term: Term | undefined): void {
  const last = term?.parts.at(-1)
  if (!term || !last || term.isExcluded || last.span === 2) return
  // A single character of a script without spaces is kept by itself.
  last.isPrefix = Array.from(last.key).length >= shortestPrefix
}
