import type { NodeJson, NodeName } from '../schema.ts'
import type { Budget } from './align.ts'
import { isWord, wordsOf } from './words.ts'

/** Blocks that are told by what stands beside their text; two of one kind in one place are one that was changed. */
const told: ReadonlySet<string> = new Set([
  'card',
  'figure',
  'embed',
  'blockMath',
  'horizontalRule',
  'contents',
  'pastIssues',
  'subscribe',
  'aboutAuthor',
] satisfies NodeName[])

/** From which share of common words on a block is a changed one, and not another one. */
const alike = 0.4
/** Of long rows only neighbours are tried. */
const reach = 25
const largestTable = 1_000_000

/**
 * Finds among blocks that differ those that are one block before and after a change: of the same kind, and with enough
 * words in common. @returns pairs of indexes, in order on both sides.
 */
export function pairChanged(
  before: readonly NodeJson[],
  after: readonly NodeJson[],
  budget: Budget,
): [number, number][] {
  const width = after.length + 1
  const cells = (before.length + 1) * width
  if (before.length === 0 || after.length === 0 || cells > Math.min(largestTable, budget.cells)) return []
  budget.cells -= cells
  const [old, young] = [before.map(wordBag), after.map(wordBag)]
  const slope = after.length / before.length
  const isNear = (b: number, a: number) => cells <= 2500 || Math.abs(b * slope - a) <= reach
  // best[b * width + a]: the greatest sum of likenesses that pairs from there on can have.
  const best = new Float64Array(cells)
  const scores = new Map<number, number>()
  for (let b = before.length - 1; b >= 0; b--) {
    for (let a = after.length - 1; a >= 0; a--) {
      const at = b * width + a
      const score = isNear(b, a) ? likeness(before[b], after[a], old[b], young[a]) : 0
      if (score > 0) scores.set(at, score)
      const paired = score > 0 ? score + (best[at + width + 1] ?? 0) : 0
      best[at] = Math.max(paired, best[at + width] ?? 0, best[at + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  let [b, a] = [0, 0]
  while (b < before.length && a < after.length) {
    const at = b * width + a
    const score = scores.get(at)
    if (score !== undefined && best[at] === score + (best[at + width + 1] ?? 0)) pairs.push([b++, a++])
    else if (best[at] === best[at + width]) b++
    else a++
  }
  return pairs
}

type Bag = { words: Map<string, number>; size: number }

/** 0 for blocks that are not one and the same; else the greater the more they have in common. */
function likeness(one: NodeJson | undefined, other: NodeJson | undefined, words?: Bag, otherWords?: Bag): number {
  if (!one || !other || !words || !otherWords || one.type !== other.type) return 0
  const share = common(words, otherWords)
  if (told.has(one.type)) return 0.1 + share
  return share >= alike ? share : 0
}

/** Dice's coefficient: 1 for the same words, 0 for none in common. */
function common(one: Bag, other: Bag): number {
  if (one.size === 0 && other.size === 0) return 1
  let both = 0
  for (const [word, count] of one.words) both += Math.min(count, other.words.get(word) ?? 0)
  return (2 * both) / (one.size + other.size)
}

function wordBag(node: NodeJson): Bag {
  const bag: Bag = { words: new Map(), size: 0 }
  add(node, bag)
  return bag
}

function add(node: { type: string; text?: unknown; attrs?: unknown; content?: unknown }, bag: Bag): void {
  if (typeof node.text === 'string') addWords(node.text, bag)
  for (const value of Object.values(node.attrs ?? {})) if (typeof value === 'string') addWords(value, bag)
  if (Array.isArray(node.content)) for (const child of node.content) add(child as NodeJson, bag)
}

function addWords(text: string, bag: Bag): void {
  for (const word of wordsOf(text)) {
    if (!isWord(word)) continue
    bag.words.set(word, (bag.words.get(word) ?? 0) + 1)
    bag.size++
  }
}
