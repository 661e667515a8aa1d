import { align, type Budget } from './compare/align.ts'
import { keyOf } from './compare/key.ts'
import { compareLine, type ComparedInline } from './compare/line.ts'
import { pairChanged } from './compare/pairing.ts'
import { isWord } from './compare/words.ts'
import { footnoteKey } from './footnotes.ts'
import type { InlineJson, NodeJson, NodeName } from './schema.ts'

/** A block, or a part of one such as an item of a list, as two documents have it. */
export type Compared =
  /** Both have it. */
  | { change: 'none'; node: NodeJson }
  /** Only the later, or only the earlier one has it. `isMoved`: the other has the very same elsewhere in its place. */
  | { change: 'added' | 'removed'; node: NodeJson; isMoved: boolean }
  | ComparedPair

/** A block that was changed. One with text of its own has a `line`, one that holds other blocks their `content`. */
export type ComparedPair = {
  change: 'changed'
  before: NodeJson
  after: NodeJson
  /** Names of the attributes that differ. */
  attributes: string[]
  line: ComparedInline[]
  content: Compared[]
}

/** Enough for a book, and an end for what was made to take for ever. */
const mostCells = 60_000_000

const withLine: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'itemTitle',
  'detailsSummary',
  'codeBlock',
  'figure',
] satisfies NodeName[])

/** What begins with a part that can't be missing, or be there twice. */
const withHead: ReadonlySet<string> = new Set(['item', 'details', 'tableCell', 'tableHeader'] satisfies NodeName[])

/**
 * Compares two documents block by block and, within blocks that were changed, word by word. Footnotes are told by their
 * labels. What both have is found whatever stands around it, and blocks that were only moved are recognised as such.
 * @returns all blocks of both, in reading order; where blocks were replaced, the earlier ones first.
 */
export function compareDocuments(before: HasBlocks, after: HasBlocks): Compared[] {
  const budget = { cells: mostCells }
  const [old, young] = [contentOf(before), contentOf(after)]
  return [
    ...compareBlocks(old.filter(isNoFootnote), young.filter(isNoFootnote), budget),
    ...compareFootnotes(old.filter(isFootnote), young.filter(isFootnote), budget),
  ]
}

type HasBlocks = { content?: readonly unknown[] | undefined }

/** A stretch of a line of plain text, such as a title. */
export type ComparedText = { change: 'none' | 'added' | 'removed'; text: string }

/** Compares two lines of plain text word by word. */
export function compareTexts(before: string, after: string): ComparedText[] {
  const text = (words: string): InlineJson[] => (words === '' ? [] : [{ type: 'text', text: words }])
  return compareLine(text(before), text(after), { cells: mostCells }).flatMap((part) =>
    part.change !== 'restyled' && part.node.type === 'text' ? [{ change: part.change, text: part.node.text }] : [],
  )
}

/** Whether nothing differs. */
export function isUnchanged(compared: readonly Compared[]): boolean {
  return compared.every(({ change }) => change === 'none')
}

function compareBlocks(before: readonly NodeJson[], after: readonly NodeJson[], budget: Budget): Compared[] {
  const [keys, otherKeys] = [before.map(keyOf), after.map(keyOf)]
  const compared: Compared[] = []
  let [at, otherAt] = [0, 0]
  for (const [place, other] of [...align(keys, otherKeys, budget), [before.length, after.length] as const]) {
    compared.push(...compareUnlike(before.slice(at, place), after.slice(otherAt, other), budget))
    const same = after[other]
    if (place < before.length && same) compared.push({ change: 'none', node: same })
    at = place + 1
    otherAt = other + 1
  }
  return withMoves(compared)
}

/** Compares blocks none of which is the same on both sides. */
function compareUnlike(before: readonly NodeJson[], after: readonly NodeJson[], budget: Budget): Compared[] {
  return comparePairs(before, after, pairChanged(before, after, budget), budget)
}

/** What stands in pairs is compared, what stands between them is only in one of the two. */
function comparePairs(
  before: readonly NodeJson[],
  after: readonly NodeJson[],
  pairs: readonly (readonly [number, number])[],
  budget: Budget,
): Compared[] {
  const compared: Compared[] = []
  let [at, otherAt] = [0, 0]
  for (const [place, other] of [...pairs, [before.length, after.length] as const]) {
    compared.push(...before.slice(at, place).map((node) => ({ change: 'removed' as const, node, isMoved: false })))
    compared.push(...after.slice(otherAt, other).map((node) => ({ change: 'added' as const, node, isMoved: false })))
    const [one, same] = [before[place], after[other]]
    if (one && same) compared.push(comparePair(one, same, budget))
    at = place + 1
    otherAt = other + 1
  }
  return compared
}

function compareFootnotes(before: readonly NodeJson[], after: readonly NodeJson[], budget: Budget): Compared[] {
  const labelOf = (node: NodeJson) => (node.type === 'footnote' ? footnoteKey(node.attrs.label) : '')
  const pairs = align(before.map(labelOf), after.map(labelOf), budget)
  return withMoves(comparePairs(before, after, pairs, budget))
}

function comparePair(before: NodeJson, after: NodeJson, budget: Budget): Compared {
  if (keyOf(before) === keyOf(after)) return { change: 'none', node: after }
  const pair = { change: 'changed' as const, before, after, attributes: differingAttributes(before, after) }
  const [old, young] = [contentOf(before), contentOf(after)]
  if (withLine.has(after.type))
    return { ...pair, line: compareLine(old as InlineJson[], young as InlineJson[], budget), content: [] }
  const [head, otherHead] = [old[0], young[0]]
  if (withHead.has(after.type) && head && otherHead) {
    const rest = compareBlocks(old.slice(1), young.slice(1), budget)
    return { ...pair, line: [], content: [comparePair(head, otherHead, budget), ...rest] }
  }
  return { ...pair, line: [], content: compareBlocks(old, young, budget) }
}

function differingAttributes(before: NodeJson, after: NodeJson): string[] {
  const [old, young] = [attributesOf(before), attributesOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].filter(
    (name) => keyOf(old[name] ?? null) !== keyOf(young[name] ?? null),
  )
}

/** The attributes of a node by their names. */
export function attributesOf(node: NodeJson): Record<string, unknown> {
  return 'attrs' in node ? { ...node.attrs } : {}
}

/** Marks what was taken out in one place and put in in another. What says nothing is not worth a mark. */
function withMoves(compared: Compared[]): Compared[] {
  const gone = new Map<string, number[]>()
  compared.forEach((each, index) => {
    if (each.change !== 'removed' || !hasWords(each.node)) return
    const key = keyOf(each.node)
    gone.set(key, [...(gone.get(key) ?? []), index])
  })
  if (gone.size === 0) return compared
  const moved = new Set<number>()
  compared.forEach((each, index) => {
    const from = each.change === 'added' ? gone.get(keyOf(each.node))?.shift() : undefined
    if (from === undefined) return
    moved.add(from)
    moved.add(index)
  })
  return compared.map((each, index) => (moved.has(index) ? { ...each, isMoved: true } : each))
}

function hasWords(node: NodeJson): boolean {
  if (node.type === 'text') return isWord(node.text)
  return Object.values(attributesOf(node)).some((value) => typeof value === 'string') || contentOf(node).some(hasWords)
}

function contentOf(node: HasBlocks | NodeJson): NodeJson[] {
  return ('content' in node ? (node.content ?? []) : []) as NodeJson[]
}

const isFootnote = (node: NodeJson) => node.type === 'footnote'
const isNoFootnote = (node: NodeJson) => node.type !== 'footnote'
