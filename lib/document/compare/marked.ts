import type { Compared } from '../compare.ts'
import type { InlineJson, MarkJson, NodeJson, TextJson } from '../schema.ts'
import type { ComparedInline } from './line.ts'
import { partWords, restyledWords } from './said.ts'

/**
 * Marks that no document has, put on what a comparison found: words that were added or removed, and, in `changeNote`,
 * words of ours that say what else is different.
 */
export type ChangeMarkName = 'added' | 'removed' | 'changeNote'

/** Which text is shown: the earlier one, the later one, or both in one. */
export type Shown = 'before' | 'after' | 'both'

/** What is told of a block as a whole. */
export type BlockChange = {
  change: 'added' | 'removed' | 'changed' | 'moved here' | 'moved away'
  /** The names of its attributes that differ, and the block as it was. */
  attributes: string[]
  before: NodeJson | null
}

export type Marked = {
  nodes: NodeJson[]
  /** What is told of some of the nodes, at any depth. */
  changes: ReadonlyMap<NodeJson, BlockChange>
}

/** Writes what a comparison found as nodes again, with what was added and removed marked in them. */
export function markChanges(compared: readonly Compared[], shown: Shown): Marked {
  const changes = new Map<NodeJson, BlockChange>()
  const nodes = compared.flatMap((each) => nodesOf(each, shown, changes))
  return { nodes, changes }
}

function nodesOf(compared: Compared, shown: Shown, changes: Map<NodeJson, BlockChange>): NodeJson[] {
  // A copy: the same block may stand in two places, and be told of in one.
  if (compared.change === 'none') return [{ ...compared.node }]
  if (compared.change === 'changed') {
    const { before, after, attributes, line, content } = compared
    const inside = [
      ...line.flatMap((each) => inlineOf(each, shown)),
      ...content.flatMap((each) => nodesOf(each, shown, changes)),
    ]
    const said = shown === 'both' ? partWords(before, after) : null
    const node = {
      ...(shown === 'before' ? before : after),
      ...(inside.length > 0 && { content: said === null ? inside : withNote(inside, said) }),
    } as NodeJson
    changes.set(node, { change: 'changed', attributes, before })
    return [node]
  }
  if (compared.change === hidden[shown]) return []
  const isHere = compared.isMoved && compared.change === 'added'
  const node = isHere ? { ...compared.node } : allMarked(compared.node, compared.change)
  const change = compared.isMoved ? (isHere ? 'moved here' : 'moved away') : compared.change
  changes.set(node, { change, attributes: [], before: null })
  return [node]
}

/** What is on the side that is not shown. */
const hidden = { before: 'added', after: 'removed', both: null } as const

function inlineOf(part: ComparedInline, shown: Shown): InlineJson[] {
  if (part.change === 'restyled') {
    if (shown !== 'both') return [shown === 'before' ? part.before : part.after]
    return [part.after, note(restyledWords(part.before, part.after))]
  }
  if (part.change === 'none') return [part.node]
  if (part.change === hidden[shown]) return []
  return [withMark(part.node, part.change)]
}

/** Puts a remark to the end of the first line in some nodes. */
function withNote(nodes: readonly NodeJson[], words: string): NodeJson[] {
  const at = nodes.findIndex((node) => node.type === 'paragraph')
  return nodes.map((node, index) =>
    index === at && node.type === 'paragraph' ? { ...node, content: [...(node.content ?? []), note(words)] } : node,
  )
}

/** A remark of ours within a line. */
function note(words: string): TextJson {
  return withMark({ type: 'text', text: ` (${words})` }, 'changeNote')
}

function allMarked(node: NodeJson, change: 'added' | 'removed'): NodeJson {
  if (isInline(node)) return withMark(node, change)
  if (!('content' in node) || !node.content) return { ...node }
  return { ...node, content: node.content.map((child) => allMarked(child, change)) } as NodeJson
}

function isInline(node: NodeJson): node is InlineJson {
  return ['text', 'hardBreak', 'image', 'inlineMath', 'footnoteReference'].includes(node.type)
}

// The renderings of a comparison know these marks, see `ChangeMarkName`; the schema does not.
function withMark<Inline extends InlineJson>(node: Inline, type: ChangeMarkName): Inline {
  return { ...node, marks: [...(node.marks ?? []), { type } as unknown as MarkJson] }
}
