import { isNodeSelection, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { NodeName } from '@/lib/document/schema.ts'
import { blockForms } from './block-fields.ts'

/** Something in the text that has a panel beside it, and where it begins. */
export type Place = { name: NodeName; position: number; attrs: Record<string, unknown> }

const withOwnPanel: ReadonlySet<string> = new Set<NodeName>(['table', 'codeBlock', 'image'])

/** What is selected, or the innermost thing around the cursor, that has a panel; null where there is none. */
export function placeOf({ selection }: EditorState): Place | null {
  if (isNodeSelection(selection) && hasPanel(selection.node)) return place(selection.node, selection.from)
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (hasPanel(node) && node.type.name !== 'image') return place(node, $from.before(depth))
  }
  return null
}

/** Whether the author can fill something in beside the text where the cursor is. */
export function hasFields(editor: Editor): boolean {
  const found = placeOf(editor.state)
  return found !== null && (blockForms[found.name]?.fields.length ?? 0) > 0
}

function hasPanel(node: Node): boolean {
  return withOwnPanel.has(node.type.name) || blockForms[node.type.name as NodeName] !== undefined
}

function place(node: Node, position: number): Place {
  return { name: node.type.name as NodeName, position, attrs: { ...node.attrs } }
}
