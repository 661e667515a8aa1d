import { withoutTracking } from '../../tracking.ts'
import { readDestination } from './destination.ts'

/** A card as it is written: every part of it is a piece of the source. */
export type CardSource = {
  start: number
  end: number
  /** Where the empty link before it leads. */
  opening: string
  /** Where the card itself leads. */
  destination: string
  title: string
  description: string
  site: string
}

/**
 * Finds the cards of a source, which stand there as a link around blocks, a thing that Markdown doesn't have:
 *
 *     [](https://e.org/a) [## Title
 *
 *     ### Description
 *
 *     e.org](https://e.org/a)
 *
 * Where one begins so and never ends, its beginning is told as well. No character is looked at by more than one card,
 * the destinations aside, so that the time grows with the length of the source.
 */
export function findCards(source: string): { cards: CardSource[]; unfinished: number[] } {
  const cards: CardSource[] = []
  const unfinished: number[] = []
  let at = source.indexOf('[](')
  while (at !== -1) {
    const card = readCard(source, at)
    if (card === 'unfinished') unfinished.push(at)
    else if (card) cards.push(card)
    at = source.indexOf('[](', card && card !== 'unfinished' ? card.end : at + 3)
  }
  return { cards, unfinished }
}

function readCard(source: string, start: number): CardSource | 'unfinished' | null {
  const opening = readDestination(source, start + 3)
  if (!opening) return null
  const bracket = skipSpace(source, opening.end)
  if (source[bracket] !== '[' || !isHeadingSign(source.slice(bracket + 1, bracket + 8))) return null
  const inside = readInside(source, bracket + 1, opening.written)
  if (!inside) return 'unfinished'
  const parts = readParts(inside.blocks)
  return parts
    ? { start, end: inside.end, opening: opening.written, destination: inside.destination, ...parts }
    : 'unfinished'
}

type Inside = { blocks: string[]; destination: string; end: number }

/**
 * The blocks within the brackets of a card, at most three, up to the address that closes them: the same as that of the
 * empty link before it, or else one that ends a line, or else the first. Brackets in a title may lack their partners.
 */
function readInside(source: string, start: number, opening: string): Inside | null {
  const blocks: string[] = []
  const expected = withoutTracking(opening)
  let first: Inside | null = null
  let blockStart = start
  let depth = 0
  for (let at = start; at < source.length; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === '\n') {
      const next = skipBlankLines(source, at)
      if (next === at) continue
      if (blocks.length === 2) break
      blocks.push(source.slice(blockStart, at))
      blockStart = next
      at = next - 1
    } else if (character === '[') {
      if (source.startsWith('[](', at)) break
      depth++
    } else if (character === ']') {
      const destination = source[at + 1] === '(' ? readDestination(source, at + 2) : null
      if (destination) {
        const { written, end } = destination
        const isExpected = withoutTracking(written) === expected
        if (isExpected || depth === 0) {
          const inside = { blocks: [...blocks, source.slice(blockStart, at)], destination: written, end }
          if (isExpected || endsLine(source, end)) return inside
          first ??= inside
        }
      }
      depth = Math.max(0, depth - 1)
    }
  }
  return first
}

/** Whether a line, or the card before the next one, ends at an offset. */
function endsLine(source: string, end: number): boolean {
  const next = skipSpace(source, end)
  return next === source.length || source.slice(end, next).includes('\n') || source.startsWith('[](', next)
}

/** Title, description and site: the description is a heading, or else what does not look like a host. */
function readParts([title = '', ...others]: string[]): Pick<CardSource, 'title' | 'description' | 'site'> | null {
  const [second = '', third] = others.map((block) => block.trim())
  const isSecondSite = third === undefined && !isHeadingSign(second.slice(0, 7)) && !/\s/.test(second)
  const site = isSecondSite ? second : (third ?? '')
  if (isHeadingSign(site.slice(0, 7))) return null
  return { title: withoutSign(title), description: isSecondSite ? '' : withoutSign(second), site }
}

function isHeadingSign(text: string): boolean {
  return /^#{1,6}(?:\s|$)/.test(text)
}

function withoutSign(block: string): string {
  return isHeadingSign(block.slice(0, 7)) ? block.replace(/^#+/, '').trim() : block
}

/** Spaces and at most one line break. */
function skipSpace(source: string, start: number): number {
  let at = start
  let hasBroken = false
  while (source[at] === ' ' || source[at] === '\t' || (source[at] === '\n' && !hasBroken)) {
    if (source[at] === '\n') hasBroken = true
    at++
  }
  return at
}

/** From a line break over the blank lines after it to where the next line begins; the same offset when there are none. */
function skipBlankLines(source: string, lineBreak: number): number {
  let next = lineBreak
  for (let at = lineBreak + 1; at < source.length; at++) {
    const character = source[at]
    if (character === '\n') next = at + 1
    else if (character !== ' ' && character !== '\t') break
  }
  return next
}
