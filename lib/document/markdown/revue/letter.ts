import type { BlockContent, DefinitionContent, PhrasingContent, Root } from 'mdast'
import { lineOf, type Place } from '../reading.ts'

/** A block of the tree: what the parser puts at its top. */
export type Block = BlockContent | DefinitionContent

export type Position = NonNullable<Block['position']>
type Point = Position['start']

/** What the parts of the reader share while they read one letter. */
export type Letter = {
  source: string
  /** Where an offset of the source is. */
  pointAt(offset: number): Point
  warn(place: Place, text: string): void
}

export function openLetter(source: string, warn: (line: number, text: string) => void): Letter {
  return { source, pointAt: pointsOf(source), warn: (place, text) => warn(lineOf(place), text) }
}

/** The blocks of a tree. The parser puts nothing else at its top, once the front matter is gone. */
export function blocksOf(root: Root): Block[] {
  return root.children as Block[]
}

/** Where a node that is made of others stands. */
export function spanning(first: Placed, last: Placed = first): { position?: Position } {
  if (!first.position || !last.position) return {}
  return { position: { start: first.position.start, end: last.position.end } }
}

type Placed = Pick<Block | PhrasingContent, 'position'>

function pointsOf(source: string): (offset: number) => Point {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let line = 0
    for (let step = 2 ** Math.ceil(Math.log2(starts.length)); step >= 1; step /= 2) {
      if ((starts[line + step] ?? Infinity) <= offset) line += step
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset }
  }
}
