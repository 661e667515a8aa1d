import { attributesOf, compareDocuments, type Compared } from '@/lib/document/compare.ts'
import { markChanges } from '@/lib/document/compare/marked.ts'
import { attributeName, attributeWords } from '@/lib/document/compare/said.ts'
import type { NodeJson } from '@/lib/document/schema.ts'

/** What stands on one side of a row: a block with what only this side has marked in it, and what it says beside its text. */
export type Cell = {
  block: NodeJson
  /** The block as this side has it, without marks. */
  source: NodeJson
  beside: { name: string; words: string }[]
}

/** Two texts beside each other: a block of mine, the block of theirs in its place, or only one of them. */
export type BlockRow = { mine: Cell | null; theirs: Cell | null; isSame: boolean }

type Blocks = { content?: readonly unknown[] | undefined }

/**
 * Lines up two texts block by block, as `compareDocuments` finds them. Blocks that only one side has stand beside each
 * other in order.
 */
export function compareBeside(mine: Blocks, theirs: Blocks): BlockRow[] {
  const rows: BlockRow[] = []
  let alone: { mine: Compared[]; theirs: Compared[] } = { mine: [], theirs: [] }
  const endAlone = () => {
    for (let index = 0; index < Math.max(alone.mine.length, alone.theirs.length); index++) {
      const [my, their] = [alone.mine[index], alone.theirs[index]]
      rows.push({
        mine: my ? cellOf(my, 'before') : null,
        theirs: their ? cellOf(their, 'after') : null,
        isSame: false,
      })
    }
    alone = { mine: [], theirs: [] }
  }
  for (const each of compareDocuments(mine, theirs)) {
    if (each.change === 'removed') alone.mine.push(each)
    else if (each.change === 'added') alone.theirs.push(each)
    else {
      endAlone()
      rows.push({ mine: cellOf(each, 'before'), theirs: cellOf(each, 'after'), isSame: each.change === 'none' })
    }
  }
  endAlone()
  return rows
}

function cellOf(compared: Compared, side: 'before' | 'after'): Cell | null {
  // A block of one side only is told by its place; its words need no marks.
  if (compared.change !== 'changed') return { block: compared.node, source: compared.node, beside: [] }
  const [block] = markChanges([compared], side).nodes
  return block ? { block, source: compared[side], beside: besideText(compared, side) } : null
}

/** The attributes that differ, in the block and in all that it holds, as this side has them. */
function besideText(compared: Compared, side: 'before' | 'after'): Cell['beside'] {
  if (compared.change !== 'changed') return []
  const attributes = attributesOf(compared[side])
  const own = compared.attributes.flatMap((attribute) => {
    const name = attributeName(attribute)
    return name === null ? [] : [{ name, words: attributeWords(attributes[attribute]) ?? 'none' }]
  })
  return [...own, ...compared.content.flatMap((part) => besideText(part, side))]
}
