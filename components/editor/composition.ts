import type { EditorView } from '@tiptap/pm/view'

/** Resolves when no character is being composed: a change of the text would cut the composition off. */
export async function compositionEnd(view: EditorView): Promise<void> {
  while (view.composing && !view.isDestroyed) {
    await new Promise((resolve) => {
      view.dom.addEventListener('compositionend', () => setTimeout(resolve), { once: true })
    })
  }
}
