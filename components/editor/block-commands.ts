import type { Editor } from '@tiptap/core'
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { NodeJson, NodeName } from '@/lib/document/schema.ts'
import { endOfBlocks } from './footnote-commands.ts'

/** A new block as JSON; attributes that are left out get their defaults. */
export type NewBlock = { type: NodeName; attrs?: object; content?: object[] }

/** What stands beside the text as a whole, never within a list, a quote or another item. */
const ofTheLetter: ReadonlySet<string> = new Set<NodeJson['type']>([
  'item',
  'contents',
  'pastIssues',
  'subscribe',
  'aboutAuthor',
])

/**
 * Puts a block below the one that holds the cursor, or in the place of an empty paragraph; the selection goes into it.
 * Focus stays where it is, as the fields of the block may want it. Whether there was a place.
 */
export function insertBlock(editor: Editor, block: NewBlock): boolean {
  return editor.commands.command(({ tr, state }) => addBlock(tr, newBlock(state.schema, block)))
}

function newBlock(schema: Schema, json: NewBlock): Node {
  return schema.nodeFromJSON(json)
}

/** The same as `insertBlock`, within a transaction. */
export function addBlock(tr: Transaction, block: Node): boolean {
  const { $to } = tr.selection
  const isOfTheLetter = ofTheLetter.has(block.type.name)
  const place = placeBelow($to, block, isOfTheLetter)
  if (place === null) return false
  const spare = spareParagraph($to, place)
  let at = place
  // A paragraph that was opened for the block has no other use.
  if (spare) {
    const isBefore = spare.to <= place
    at = isBefore ? place - (spare.to - spare.from) : place
    tr.insert(place, block)
    const shift = isBefore ? 0 : block.nodeSize
    tr.delete(spare.from + shift, spare.to + shift)
  } else tr.insert(place, block)
  tr.setSelection(selectionIn(tr, at)).scrollIntoView()
  return true
}

/** The place behind the block around a position, as far out as it must be for a block to stand there. */
function placeBelow($at: ResolvedPos, block: Node, isOfTheLetter: boolean): number | null {
  if (isOfTheLetter) {
    const end = endOfBlocks($at.doc)
    return $at.depth === 0 ? Math.min($at.pos, end) : Math.min($at.after(1), end)
  }
  for (let depth = $at.depth; depth >= 0; depth -= 1) {
    const parent = $at.node(depth)
    const index = depth === $at.depth ? $at.index() : $at.indexAfter(depth)
    if (!isClosed($at, depth) && parent.canReplaceWith(index, index, block.type)) {
      return depth === $at.depth ? $at.pos : $at.after(depth + 1)
    }
  }
  return null
}

/** Whether a depth lies within a table, where only lines of text are. */
function isClosed($at: ResolvedPos, depth: number): boolean {
  return $at.node(depth).type.spec.tableRole !== undefined
}

/** The empty paragraph around a position, when what holds it can do without it once a block stands at `place`. */
function spareParagraph($at: ResolvedPos, place: number): { from: number; to: number } | null {
  const { parent, depth } = $at
  if (parent.type.name !== 'paragraph' || parent.content.size > 0 || depth < 1) return null
  const index = $at.index(-1)
  const isSpare = place === $at.after() || $at.node(-1).canReplace(index, index + 1)
  return isSpare ? { from: $at.before(), to: $at.after() } : null
}

function selectionIn(tr: Transaction, at: number): Selection {
  const node = tr.doc.nodeAt(at)
  const inside = node && !node.isAtom ? Selection.findFrom(tr.doc.resolve(at + 1), 1, true) : null
  return inside && inside.from < at + (node?.nodeSize ?? 0) ? inside : NodeSelection.create(tr.doc, at)
}

/** Puts a formula between the words; selected words become its TeX. Focus stays where it is. */
export function insertInlineMath(editor: Editor): boolean {
  return editor.commands.command(({ tr, state }) => {
    const { from, to } = tr.selection
    const latex = tr.doc.textBetween(from, to, ' ')
    const formula = state.schema.nodes.inlineMath?.create({ latex })
    if (!formula) return false
    tr.replaceSelectionWith(formula, false)
    const at = tr.mapping.map(from, -1)
    if (tr.doc.nodeAt(at)?.type.name !== 'inlineMath') return false
    tr.setSelection(NodeSelection.create(tr.doc, at))
    return true
  })
}

/** Whether a formula can stand where the cursor is. */
export function canHoldInline(editor: Editor, name: 'inlineMath' | 'footnoteReference'): boolean {
  const { $from, $to } = editor.state.selection
  const type = editor.schema.nodes[name]
  return type !== undefined && $from.sameParent($to) && $to.parent.canReplaceWith($from.index(), $to.indexAfter(), type)
}

/** Opens a line for text at the start of a block that is filled in by itself: what stands there comes before the rest. */
export function writeBefore(editor: Editor, position: number): void {
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const paragraph = state.schema.nodes.paragraph?.create()
      if (!paragraph) return false
      tr.insert(position + 1, paragraph)
      tr.setSelection(TextSelection.create(tr.doc, position + 2)).scrollIntoView()
      return true
    })
    .run()
}

/**
 * Says something about a block beside its text. What is typed into a field in one go is undone in one go: of its changes
 * only the first is undone by itself. Nothing happens when the block is no longer there.
 */
export function setAttribute(
  editor: Editor,
  { name, position }: { name: NodeName; position: number },
  attribute: string,
  value: string | number | null,
  isFirst: boolean,
): void {
  const { tr } = editor.state
  const node = tr.doc.nodeAt(position)
  if (node?.type.name !== name || node.attrs[attribute] === value) return
  editor.view.dispatch(tr.setNodeAttribute(position, attribute, value).setMeta('addToHistory', isFirst))
}
