import type { Term } from './parse-query.ts'
import { positionAfter, tokensOf, type Token } from './tokens.ts'

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { text: string; isMarked: boolean }

/** Where in a text the words of a query stand, as they were kept. */
export type Places = { key: string; positions: readonly number[] }[]

type Range = { start: number; end: number; term: number }

// In characters; Chinese and Japanese say as much in half of them.
const width = 220
const lead = 50
const mostRanges = 2000

/**
 * The passage of a text that says most of what was looked for, one line with marks; null when nothing of it is there.
 * @param places of the words in this text.
 * @param stems by word, as in `findStems`.
 */
export function snippetOf(
  text: string,
  terms: readonly Term[],
  places: Places,
  stems: ReadonlyMap<string, Set<string>>,
): Piece[] | null {
  const ranges = rangesOf(text, terms, places, stems)
  const densest = densestWindow(ranges, widthAt(text, ranges[0]?.start ?? 0))
  if (!densest) return null
  const { from, to } = passageAround(text, densest)
  const within = ranges.filter(({ start, end }) => start >= from && end <= to)
  const pieces = marked(
    text.slice(from, to),
    within.map(({ start, end }) => ({ start: start - from, end: end - from })),
  )
  const begin = from === 0 || text[from - 1] === '\n' ? [] : [{ text: '… ', isMarked: false }]
  const end = to === text.length || text[to] === '\n' ? [] : [{ text: ' …', isMarked: false }]
  return [...begin, ...pieces.map((piece) => ({ ...piece, text: inOneLine(piece.text) })), ...end]
}

/** Lines as one, with a dot between those that do not end in a mark of their own. */
function inOneLine(text: string): string {
  return text.replace(/([\p{Po}\p{Pe}\p{Pf}]?)\n/gu, (_, mark: string) => (mark === '' ? ' · ' : `${mark} `))
}

/** A whole text with marks on what was looked for. */
export function markedText(
  text: string,
  terms: readonly Term[],
  places: Places,
  stems: ReadonlyMap<string, Set<string>>,
): Piece[] {
  return marked(text, rangesOf(text, terms, places, stems))
}

function rangesOf(text: string, terms: readonly Term[], places: Places, stems: ReadonlyMap<string, Set<string>>) {
  const tokens = tokensOf(text)
  const at = new Map<number, number>()
  for (const [index, { position }] of tokens.entries()) if (!at.has(position)) at.set(position, index)
  const ranges: Range[] = []
  for (const [term, { parts, isExcluded }] of terms.entries()) {
    const [first, ...others] = parts.map((part) => ({ ...part, positions: positionsOf(part, places, stems) }))
    if (isExcluded || !first) continue
    for (const position of first.positions) {
      if (!others.every(({ positions, offset }) => positions.has(positionAfter(position, offset)))) continue
      for (const { offset, span } of [first, ...others]) {
        const index = at.get(positionAfter(position, offset))
        const range = index === undefined ? null : covered(tokens, index, span)
        if (range) ranges.push({ ...range, term })
      }
    }
  }
  return ranges.sort((one, other) => one.start - other.start || other.end - one.end).slice(0, mostRanges)
}

function covered(tokens: readonly Token[], index: number, span: number) {
  const first = tokens[index]
  const last = tokens[index + span - 1]
  return first && last ? { start: first.start, end: last.end } : null
}

function positionsOf(
  { key, written, isPrefix }: Term['parts'][number],
  places: Places,
  stems: ReadonlyMap<string, Set<string>>,
): Set<number> {
  const own = stems.get(written)
  const fitting = places.filter((place) => {
    return place.key === key || own?.has(place.key) || (isPrefix && place.key.startsWith(key))
  })
  return new Set(fitting.flatMap(({ positions }) => positions))
}

/** The ranges that lie close together and say most: first different words, then many. */
function densestWindow(ranges: readonly Range[], wide: number): { start: number; end: number; wide: number } | null {
  let best: { start: number; end: number; wide: number; worth: number } | null = null
  const counts = new Map<number, number>()
  let next = 0
  for (const [index, range] of ranges.entries()) {
    for (let ahead = ranges[next]; ahead && ahead.end <= range.start + wide - lead; ahead = ranges[++next]) {
      counts.set(ahead.term, (counts.get(ahead.term) ?? 0) + 1)
    }
    const last = ranges[Math.max(index, next - 1)] ?? range
    const worth = counts.size * 1000 + Math.min(next - index, 900)
    if (!best || worth > best.worth) best = { start: range.start, end: last.end, wide, worth }
    const left = (counts.get(range.term) ?? 0) - 1
    if (left > 0) counts.set(range.term, left)
    else counts.delete(range.term)
    if (next <= index) next = index + 1
  }
  return best
}

function widthAt(text: string, at: number): number {
  const around = text.slice(at, at + 40)
  const dense = around.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0
  return dense > around.length / 3 ? width / 2 : width
}

/** A passage with some air around what was found, which begins and ends with a line or a word where it can. */
function passageAround(text: string, { start, end, wide }: { start: number; end: number; wide: number }) {
  let from = Math.max(0, start - lead)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  if (start > 0 && lineStart > from) from = lineStart
  else if (from > 0) from = afterSpace(text, from, start)
  // No passage begins with the mark that ends what was before it.
  from += /^[\s\p{Po}\p{Pe}\p{Pf}]*/u.exec(text.slice(from, start))?.[0].length ?? 0
  let to = Math.min(text.length, Math.max(end, from + wide))
  if (to < text.length) to = beforeSpace(text, to, end)
  return { from, to }
}

function afterSpace(text: string, from: number, limit: number): number {
  const space = text.slice(from, Math.min(limit, from + 25)).search(/\s/)
  if (space >= 0) return from + space + 1
  return isLowSurrogate(text, from) ? from + 1 : from
}

function beforeSpace(text: string, to: number, limit: number): number {
  const space = text.slice(Math.max(limit, to - 25), to + 1).search(/\s\S*$/)
  if (space >= 0) return Math.max(limit, to - 25) + space
  return isLowSurrogate(text, to) ? to - 1 : to
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '')
}

/** A text in pieces. Ranges that touch or overlap become one mark. @param ranges by their beginning. */
function marked(text: string, ranges: readonly { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  let open: { start: number; end: number } | null = null
  const close = () => {
    if (!open) return
    if (open.start > done) pieces.push({ text: text.slice(done, open.start), isMarked: false })
    pieces.push({ text: text.slice(open.start, open.end), isMarked: true })
    done = open.end
  }
  for (const range of ranges) {
    if (open && range.start <= open.end) open = { start: open.start, end: Math.max(open.end, range.end) }
    else {
      close()
      open = { ...range }
    }
  }
  close()
  if (done < text.length) pieces.push({ text: text.slice(done), isMarked: false })
  return pieces
}
