import type { PhrasingContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { quoted } from '../warning.ts'
import { readsAsCredit } from './credits.ts'
import { spanning, type Block, type Letter } from './letter.ts'
import {
  hasPicture,
  inOneLine,
  paragraphOf,
  splitFirstLine,
  targetsIn,
  textOf,
  warnOfLostTargets,
  withoutSpace,
} from './line.ts'

/**
 * Makes a `figure` of every picture with a line below it that says whose it is. What stands below that line stays a
 * paragraph.
 */
export function placeFigures(letter: Letter, blocks: readonly Block[]): Block[] {
  const placed: Block[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) break
    const read = readFigure(letter, block, blocks[index + 1])
    placed.push(...(read?.made ?? [block]))
    if (read?.isFromBoth) index++
  }
  return placed
}

/** The blocks to stand for a picture and, when its credit is in the next block, for that one as well. */
function readFigure(
  letter: Letter,
  block: Block,
  next: Block | undefined,
): { made: Block[]; isFromBoth: boolean } | null {
  if (block.type !== 'paragraph') return null
  const [picture, below] = splitFirstLine(letter, block.children)
  if (!isPicture(picture)) return null
  const isFromBoth = below.length === 0
  const lines = isFromBoth && next?.type === 'paragraph' ? next.children : below
  const [line, rest] = splitFirstLine(letter, lines)
  const credit = inOneLine(textOf(line))
  const place = isFromBoth && next ? next : block
  if (!isCredit(letter, place, line, credit)) return null
  const made: ContainerDirective = {
    type: 'containerDirective',
    name: 'figure',
    attributes: { credit, ...creditAddress(letter, place, line) },
    children: paragraphOf(picture),
    ...spanning(block, place),
  }
  return { made: [made, ...paragraphOf(rest)], isFromBoth }
}

function isPicture(line: readonly PhrasingContent[]): boolean {
  const [only, ...more] = withoutSpace(line)
  if (more.length > 0) return false
  return only?.type === 'image' || (only?.type === 'link' && isPicture(only.children))
}

function isCredit(letter: Letter, place: Block, line: readonly PhrasingContent[], credit: string): boolean {
  const reading = hasPicture(line) ? 'no' : readsAsCredit(credit)
  if (reading === 'doubtful')
    letter.warn(place, `This may say whose the picture above it is. It is kept as text: ${quoted(credit)}.`)
  return reading === 'yes'
}

/** Where the first link of a credit leads; the others are named. */
function creditAddress(letter: Letter, place: Block, line: readonly PhrasingContent[]): { 'credit-href'?: string } {
  const href = targetsIn(line)[0]?.url
  warnOfLostTargets(letter, place, line, (address) => address === href)
  return href === undefined ? {} : { 'credit-href': href }
}
