import type { PhrasingContent } from 'mdast'
import type { LeafDirective } from 'mdast-util-directive'
import { quoted, quotedWhole } from '../warning.ts'
import { isSameAddress } from './address.ts'
import { findCards, type CardSource } from './card-source.ts'
import type { Block, Letter, Position } from './letter.ts'
import { inOneLine, textOf, warnOfLostTargets } from './line.ts'
import { parseInOneLine } from './one-line.ts'

/**
 * Puts a `card` in the place of what CommonMark made of each card: a paragraph, a heading and another paragraph. Words
 * that stand beside a card become a paragraph of their own.
 */
export function placeCards(letter: Letter, blocks: readonly Block[]): Block[] {
  const { cards, unfinished } = findCards(letter.source)
  for (const at of unfinished) letter.warn(letter.pointAt(at), 'A card begins here but never ends. It is kept as text.')
  const parts = takeApart(letter, blocks, cards)
  const lines = parseInOneLine(parts.flatMap((part) => ('written' in part ? part.written : []))).values()
  return parts.map((part) =>
    'written' in part ? part.make(part.written.map((): PhrasingContent[] => lines.next().value ?? [])) : part,
  )
}

/** A block to be made of pieces of the source, once they are parsed. */
type Unmade = { written: string[]; make(lines: PhrasingContent[][]): Block }

function takeApart(letter: Letter, blocks: readonly Block[], cards: readonly CardSource[]): (Block | Unmade)[] {
  const parts: (Block | Unmade)[] = []
  const placed = new Set<CardSource>()
  let next = 0
  for (let index = 0; index < blocks.length; index++) {
    const first = blocks[index]
    if (!first) break
    while ((cards[next]?.start ?? Infinity) < startOf(first)) next++
    const taken: CardSource[] = []
    let last = index
    for (let card = cards[next]; card && card.start < endOf(blocks[last]); card = cards[++next]) {
      const end = first.type === 'paragraph' ? lastBlockOf(blocks, last, card) : null
      if (end === null) continue
      taken.push(card)
      placed.add(card)
      last = end
    }
    if (taken.length === 0) parts.push(first)
    else for (const piece of piecesOf(letter, startOf(first), taken, endOf(blocks[last]))) parts.push(piece)
    index = last
  }
  for (const card of cards) {
    if (!placed.has(card))
      letter.warn(letter.pointAt(card.start), 'A card stands within something else here. It is kept as text.')
  }
  return parts
}

// A block that has no place in the source is neither before nor behind a card.
function startOf(block: Block | undefined): number {
  return block?.position?.start.offset ?? Number.NaN
}

function endOf(block: Block | undefined): number {
  return block?.position?.end.offset ?? Number.NaN
}

/** The block in which a card ends that begins in the block `from`; null when it takes up more than lines of text. */
function lastBlockOf(blocks: readonly Block[], from: number, card: CardSource): number | null {
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index]
    if (block?.type !== 'paragraph' && block?.type !== 'heading') return null
    if (endOf(block) >= card.end) return index
  }
  return null
}

function piecesOf(letter: Letter, start: number, cards: readonly CardSource[], end: number): Unmade[] {
  const pieces: Unmade[] = []
  let at = start
  for (const card of cards) {
    pieces.push(...wordsBetween(letter, at, card.start), cardOf(letter, card))
    at = card.end
  }
  return [...pieces, ...wordsBetween(letter, at, end)]
}

function wordsBetween(letter: Letter, start: number, end: number): Unmade[] {
  const written = letter.source.slice(start, end)
  if (written.trim() === '') return []
  const position = positionOf(letter, start + written.length - written.trimStart().length, end)
  letter.warn(position.start, `Words beside a card are a paragraph of their own now: ${quoted(written)}.`)
  return [{ written: [written], make: ([children = []]) => ({ type: 'paragraph', children, position }) }]
}

function cardOf(letter: Letter, card: CardSource): Unmade {
  const position = positionOf(letter, card.start, card.end)
  return {
    written: [linkTo(card.opening), linkTo(card.destination), card.title, card.description, card.site],
    make: ([openingLink, link, ...words]) => {
      const [title = '', description = '', site = ''] = words.map((line) => inOneLine(textOf(line)))
      const opening = addressOf(openingLink) ?? card.opening
      const href = addressOf(link) ?? card.destination
      const made: LeafDirective = {
        type: 'leafDirective',
        name: 'card',
        attributes: { href, ...(description !== '' && { description }), ...(site !== '' && { site }) },
        children: title === '' ? [] : [{ type: 'text', value: title }],
        position,
      }
      if (!isSameAddress(opening, href))
        letter.warn(
          made,
          `The empty link before a card leads elsewhere than the card. Left out: ${quotedWhole(opening)}.`,
        )
      if (title === '') letter.warn(made, `A card without a title: ${quotedWhole(href)}.`)
      warnOfLostTargets(letter, made, words.flat(), (address) => isSameAddress(address, href))
      return made
    },
  }
}

function addressOf([link]: readonly PhrasingContent[] = []): string | null {
  return link?.type === 'link' ? link.url : null
}

/** A link to an address that has characters written otherwise than they are, which the parser knows to read. */
function linkTo(destination: string): string {
  if (!/[\\&]/.test(destination)) return ''
  return /\s/.test(destination) ? `[.](<${destination}>)` : `[.](${destination})`
}

function positionOf(letter: Letter, start: number, end: number): Position {
  return { start: letter.pointAt(start), end: letter.pointAt(end) }
}
