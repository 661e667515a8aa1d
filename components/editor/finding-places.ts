import { closeHistory } from '@tiptap/pm/history'
import { NodeSelection, Selection, TextSelection, type EditorState } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import { applyChanges, pathAt, positionOf, type Change } from '@/lib/document/change.ts'
import type { NodePath } from '@/lib/document/document-links.ts'

/**
 * Where some places of the text are while it is written on: they move with what stands around them, and are gone when
 * what stood there is.
 */
export class FollowedPlaces {
  private positions: (number | null)[]
  private readonly editor: Editor
  private readonly follow = ({ transaction }: { transaction: EditorState['tr'] }) => {
    if (!transaction.docChanged) return
    this.positions = this.positions.map((position) => {
      if (position === null) return null
      const { pos, deletedAfter } = transaction.mapping.mapResult(position, 1)
      return deletedAfter ? null : pos
    })
  }

  /** @param paths in the text as the editor has it now; null for what is nowhere in it. */
  constructor(editor: Editor, paths: readonly (NodePath | null)[]) {
    this.editor = editor
    this.positions = paths.map((path) => path && positionOf(editor.state.doc, path))
    editor.on('transaction', this.follow)
  }

  /** Where the place with this index is now; null when it is gone. */
  at(index: number): number | null {
    const position = this.positions[index] ?? null
    return position !== null && position < this.editor.state.doc.content.size ? position : null
  }

  stop(): void {
    this.editor.off('transaction', this.follow)
  }
}

/** Selects what stands at a place, so that it is seen and can be mended: a whole link, a picture, the line of a title. */
export function selectPlace({ view }: Editor, position: number): void {
  const { doc, tr } = view.state
  view.dispatch(
    tr.setSelection(selectionAt(view.state, position) ?? Selection.near(doc.resolve(position))).scrollIntoView(),
  )
  view.focus()
}

/** Opens the fields of what is selected, with the cursor in the first. */
export function askForFields(editor: Editor): void {
  const { selection } = editor.state
  const isInLine = selection instanceof NodeSelection && selection.node.type.name === 'image'
  // The panel of what was just selected is drawn with the next frame.
  requestAnimationFrame(() => editor.commands.keyboardShortcut(isInLine ? 'Enter' : 'Alt-Enter'))
}

/**
 * Does a fix as one step that undo takes back.
 * @param changes as they were found, for a place that was at `path` then and is at `position` now.
 * @returns false when the text says something else by now; nothing is done then.
 */
export function mend(
  { view }: Editor,
  changes: readonly Change[],
  path: NodePath | null,
  position: number | null,
): boolean {
  const { state } = view
  const now = path && position !== null ? pathAt(state.doc, position) : path
  const { tr } = state
  if (
    !applyChanges(
      tr,
      changes.map((change) => moved(change, path, now)),
    )
  )
    return false
  view.dispatch(closeHistory(tr).scrollIntoView())
  return true
}

/** A change whose place has moved along with the finding's. */
function moved(change: Change, before: NodePath | null, now: NodePath | null): Change {
  const path = change.does === 'remove' ? change.from : change.path
  if (!before || !now || path.join() !== before.join()) return change
  return change.does === 'remove' ? { ...change, from: now } : { ...change, path: now }
}

function selectionAt({ doc }: EditorState, position: number): Selection | null {
  const node = doc.nodeAt(position)
  if (!node) return null
  if (node.isText) return TextSelection.create(doc, position, endOfLink(doc, position))
  const isWhole = node.isAtom || node.type.name === 'figure'
  return isWhole && NodeSelection.isSelectable(node)
    ? NodeSelection.create(doc, position)
    : Selection.near(doc.resolve(position + 1))
}

function endOfLink(doc: EditorState['doc'], position: number): number {
  const $at = doc.resolve(position)
  const link = linkOf($at.nodeAfter)
  let to = position
  for (let index = $at.index(); index < $at.parent.childCount; index++) {
    const node = $at.parent.child(index)
    if (index > $at.index() && (link === null || linkOf(node) !== link)) break
    to += node.nodeSize
  }
  return to
}

function linkOf(node: EditorState['doc'] | null): string | null {
  const href: unknown = node?.marks.find((mark) => mark.type.name === 'link')?.attrs.href
  return typeof href === 'string' ? href : null
}
