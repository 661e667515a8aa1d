import { NodeSelection, Selection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'

/** Puts the cursor to a place in the text, or selects the block without text there, and shows it. */
export function goTo({ view }: Editor, position: number): void {
  const { doc, tr } = view.state
  const at = Math.max(0, Math.min(position, doc.content.size))
  const node = doc.nodeAt(at)
  const selection = node?.isBlock && node.isAtom ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(at))
  view.dispatch(tr.setSelection(selection).scrollIntoView())
  view.focus()
}

/** At once: the editor's own command waits for the next frame, and letters typed until then would go astray. */
export function focusStart({ view }: Editor): void {
  view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)).scrollIntoView())
  view.focus()
}

/** Puts the cursor behind the last word of a field. */
export function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
