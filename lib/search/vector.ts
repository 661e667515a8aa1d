import { pairsOf, type Token } from './tokens.ts'

/** What a word weighs by where it stands, as PostgreSQL calls it: `A` the title, `B` headings, `C` the text. */
export type Weight = 'A' | 'B' | 'C'

// A `tsvector` is a megabyte at most, and has 256 positions of a word. What a longer letter says after that is not found.
const mostBytes = 1_000_000
const mostPositions = 255

/** Collects the words of one text into a `tsvector`. */
export class Vector {
  readonly #positions = new Map<string, string[]>()
  #bytes = 0

  /** @param stems of words as they are written, kept in their places too. */
  add(tokens: readonly Token[], weightOf: (token: Token) => Weight, stems: ReadonlyMap<string, Set<string>>): void {
    const byPosition = new Map(tokens.map((token) => [token.position, token]))
    for (const token of tokens) {
      this.#put(token.key, token.position, weightOf(token))
      for (const stem of stems.get(token.written) ?? []) this.#put(stem, token.position, weightOf(token))
    }
    for (const { key, position } of pairsOf(tokens)) {
      const first = byPosition.get(position)
      if (first) this.#put(key, position, weightOf(first))
    }
  }

  /** As PostgreSQL reads it (section 8.11.1 of its manual). */
  toString(): string {
    return [...this.#positions].map(([key, positions]) => `${quoted(key)}:${positions.join(',')}`).join(' ')
  }

  #put(key: string, position: number, weight: Weight): void {
    const known = this.#positions.get(key)
    const needed = 2 + (known ? 0 : Buffer.byteLength(key) + 4)
    if (this.#bytes + needed > mostBytes || (known && known.length >= mostPositions)) return
    this.#bytes += needed
    if (known) known.push(`${position}${weight}`)
    else this.#positions.set(key, [`${position}${weight}`])
  }
}

/** A word as `tsvector` and `tsquery` take it, whatever is in it. */
export function quoted(key: string): string {
  return `'${key.replace(/['\\]/g, '$&$&')}'`
}
