import { searchKey } from '@/lib/issues/search-input.ts'

/** A word, or one character of a script that puts no spaces between words, as it stands in a text. */
export type Token = {
  /** As it is compared: without regard to case, accents and width. */
  key: string
  /** As it is written, in small letters: what a stemmer wants. */
  written: string
  /** From 1, one more for each token; between lines there is a gap, which no phrase reaches across. */
  position: number
  /** Where it begins and ends in the text, in UTF-16 units. */
  start: number
  end: number
  /** Set for a character of a script without spaces where the next token follows it at once and is one, too. */
  isJoined?: true
}

// Korean has spaces, but its particles stand on its words, so that they are found by their characters, too.
const unspaced =
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Bopomofo}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}]'
const letters = '[\\p{L}\\p{N}]'
// What stands on a letter; half-width kana carry theirs behind them.
const marks = '(?:\\p{M}|[\\uff9e\\uff9f]|\\p{Join_Control})*'
/** A character of a script without spaces, else as many letters as stand together. */
const pattern = new RegExp(`([${letters}&&${unspaced}]${marks})|(?:[${letters}--${unspaced}]${marks})+`, 'gv')

// What PostgreSQL takes for one word is 2046 bytes at most, and nobody looks for a word of more than this.
const longestWord = 60
/** PostgreSQL counts positions to here (16383); a longer text begins anew, and its phrases are still found. */
const lastPosition = 16_383

/** Takes a text apart into what can be looked for, in any language. Runs in time proportional to its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  let end = 0
  /** The token just before, where the next may be joined to it. */
  let joinable: Token | undefined
  for (const match of text.matchAll(pattern)) {
    const { 0: found, 1: unit, index } = match
    if (index > end && hasLineBreak(text, end, index)) position += 2
    const isUnit = unit !== undefined
    const isJoined = joinable !== undefined && isUnit && index === end
    end = index + found.length
    const { key, written } = formsOf(found)
    if (key === '') continue
    position += 1
    const token: Token = { key, written, position: positionAfter(0, position), start: index, end }
    tokens.push(token)
    if (joinable && isJoined) joinable.isJoined = true
    joinable = isUnit ? token : undefined
  }
  return tokens
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true
  return false
}

type Forms = Pick<Token, 'key' | 'written'>

// Most words come again and again.
const known = new Map<string, Forms>()
const mostKnown = 50_000

function formsOf(found: string): Forms {
  const before = known.get(found)
  if (before) return before
  const plain = searchKey(found).replace(/[^\p{L}\p{N}\p{M}]/gu, '')
  const forms = { key: Array.from(plain).slice(0, longestWord).join(''), written: found.toLowerCase() }
  if (known.size >= mostKnown) known.clear()
  if (found.length <= longestWord) known.set(found, forms)
  return forms
}

/** The position so many tokens after another; after the last that PostgreSQL knows comes the first again. */
export function positionAfter(position: number, offset: number): number {
  return ((position + offset - 1) % lastPosition) + 1
}

/** One thing to be found at a position of a text, and how many tokens it spans. */
export type Lexeme = { key: string; position: number; span: 1 | 2 }

/**
 * What tokens are kept by, beside themselves: in scripts without spaces every two characters that follow each other, so
 * that words are found without knowing where they begin.
 */
export function pairsOf(tokens: readonly Token[]): Lexeme[] {
  return tokens.flatMap((token, index) => {
    const next = token.isJoined && tokens[index + 1]
    return next ? [{ key: token.key + next.key, position: token.position, span: 2 as const }] : []
  })
}
