import type { Editor } from '@tiptap/core'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { closeHistory } from '@tiptap/pm/history'
import { ReplaceStep } from '@tiptap/pm/transform'

/**
 * Puts another document in the place of the one that is being written, in one step that can be undone. Blocks that are the
 * same stay as they are, and so does the cursor in them.
 * @param json ProseMirror JSON.
 * @throws RangeError when it does not fit the schema.
 */
export function replaceDocument({ state, view, schema }: Editor, json: unknown): void {
  const next = schema.nodeFromJSON(json)
  next.check()
  const { doc } = state
  const shorter = Math.min(doc.childCount, next.childCount)
  let start = 0
  while (start < shorter && doc.child(start).eq(next.child(start))) start += 1
  let end = 0
  while (end < shorter - start && last(doc, end).eq(last(next, end))) end += 1
  const from = sizeOf(doc.children.slice(0, start))
  const to = sizeOf(doc.children.slice(0, doc.childCount - end))
  const blocks = next.children.slice(start, next.childCount - end)
  if (from === to && blocks.length === 0) return
  const step = new ReplaceStep(from, to, new Slice(Fragment.from(blocks), 0, 0))
  view.dispatch(closeHistory(state.tr.step(step)))
}

function last(doc: Node, at: number): Node {
  return doc.child(doc.childCount - 1 - at)
}

function sizeOf(blocks: readonly Node[]): number {
  return blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
}
