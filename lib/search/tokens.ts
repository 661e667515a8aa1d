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
  /** Set for a character of a script without spaces: whether the next token follows it at once and is one, too. */
  isJoined?: boolean
}

// Korean has spaces, but its particles stand on its words, so that they are found by their characters, too.
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u
const letter = /[\p{L}\p{N}]/u
// A letter or digit with the marks on it; half-width kana carry theirs behind them.
const unit = /[\p{L}\p{N}](?:\p{M}|[\uff9e\uff9f]|\p{Join_Control})*/gu

// What PostgreSQL takes for one word is 2046 bytes at most, and nobody looks for a word of more than this.
const longestWord = 60
/** PostgreSQL counts positions to here (16383); a longer text begins anew, and its phrases are still found. */
const lastPosition = 16_383

/** Takes a text apart into what can be looked for, in any language. Runs in time proportional to its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  let end = 0
  /** Letters of one word that stand side by side so far. */
  let word = ''
  const finishWord = () => {
    if (word !== '') add(word, end - word.length, end)
    word = ''
  }
  const add = (written: string, start: number, stop: number): Token | undefined => {
    const key = searchKey(written).replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    if (key === '') return undefined
    position += 1
    const cut = Array.from(key).slice(0, longestWord).join('')
    const token = { key: cut, written: written.toLowerCase(), position: positionAfter(0, position), start, end: stop }
    tokens.push(token)
    return token
  }
  let joinable: Token | undefined
  for (const { 0: letters, index } of text.matchAll(unit)) {
    const stop = index + letters.length
    if (index > end || word === '') {
      finishWord()
      if (text.slice(end, index).includes('\n')) position += 2
    }
    const isUnspaced = unspaced.test(letters) && letter.test(letters)
    if (isUnspaced) {
      finishWord()
      const follows = index === end
      const token = add(letters, index, stop)
      if (token) token.isJoined = false
      if (joinable && token && follows) joinable.isJoined = true
      joinable = token
    } else {
      word += letters
      joinable = undefined
    }
    end = stop
  }
  finishWord()
  return tokens
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
