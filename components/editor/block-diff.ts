import { blockKey } from '@/lib/document/one-order.ts'

/** Two texts beside each other: a block of mine, the block of theirs in its place, or only one of them. */
export type BlockRow<Block> = { mine: Block | null; theirs: Block | null; isSame: boolean }

/** Larger tables are not worth their memory: what lies between common beginnings and ends then counts as changed. */
const largestTable = 4_000_000

/**
 * Lines up two lists of blocks by their longest common subsequence. Between blocks that are the same, those that
 * differ stand beside each other in order.
 */
export function compareBlocks<Block>(mine: readonly Block[], theirs: readonly Block[]): BlockRow<Block>[] {
  const myKeys = mine.map(blockKey)
  const theirKeys = theirs.map(blockKey)
  let start = 0
  while (start < mine.length && start < theirs.length && myKeys[start] === theirKeys[start]) start += 1
  let end = 0
  const shorter = Math.min(mine.length, theirs.length) - start
  while (end < shorter && myKeys[mine.length - 1 - end] === theirKeys[theirs.length - 1 - end]) end += 1

  const rows: BlockRow<Block>[] = []
  let mineAt = 0
  let theirsAt = 0
  /** Writes down all up to these two indexes; then the pair of equal blocks there, if there is one. */
  const goOn = (mineTo: number, theirsTo: number, isPair: boolean) => {
    while (mineAt < mineTo || theirsAt < theirsTo) {
      const my = mineAt < mineTo ? (mine[mineAt++] ?? null) : null
      const their = theirsAt < theirsTo ? (theirs[theirsAt++] ?? null) : null
      rows.push({ mine: my, theirs: their, isSame: false })
    }
    if (isPair) rows.push({ mine: mine[mineAt++] ?? null, theirs: theirs[theirsAt++] ?? null, isSame: true })
  }
  for (let at = 0; at < start; at += 1) goOn(at, at, true)
  const middle = commonPairs(myKeys.slice(start, mine.length - end), theirKeys.slice(start, theirs.length - end))
  for (const [my, their] of middle) goOn(start + my, start + their, true)
  for (let left = end; left > 0; left -= 1) goOn(mine.length - left, theirs.length - left, true)
  goOn(mine.length, theirs.length, false)
  return rows
}

/** The index pairs of a longest common subsequence, in order. */
function commonPairs(mine: readonly string[], theirs: readonly string[]): [number, number][] {
  const width = theirs.length + 1
  if ((mine.length + 1) * width > largestTable) return []
  // lengths[m * width + t]: how long a common subsequence of mine from m on and theirs from t on can be.
  const lengths = new Uint32Array((mine.length + 1) * width)
  const lengthAt = (my: number, their: number) => lengths[my * width + their] ?? 0
  for (let my = mine.length - 1; my >= 0; my -= 1) {
    for (let their = theirs.length - 1; their >= 0; their -= 1) {
      lengths[my * width + their] =
        mine[my] === theirs[their]
          ? lengthAt(my + 1, their + 1) + 1
          : Math.max(lengthAt(my + 1, their), lengthAt(my, their + 1))
    }
  }
  const pairs: [number, number][] = []
  let my = 0
  let their = 0
  while (my < mine.length && their < theirs.length) {
    if (mine[my] === theirs[their]) pairs.push([my++, their++])
    else if (lengthAt(my + 1, their) >= lengthAt(my, their + 1)) my += 1
    else their += 1
  }
  return pairs
}
