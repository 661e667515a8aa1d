import type { EditorView } from '@tiptap/pm/view'

/** How long a block that moved slides, in milliseconds. */
const duration = 150

type Seen = { element: HTMLElement; top: number }

/**
 * Notes where blocks stand before something moves.
 * @param from and
 * @param to bound what is looked at: the blocks that hold or lie between them, as far as they are near the screen.
 * @returns a function that lets whatever stands elsewhere now slide there from where it was.
 */
export function watchBlocks(view: EditorView, from: number, to: number): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {}
  const seen: Seen[] = []
  view.state.doc.nodesBetween(from, Math.min(to, view.state.doc.content.size), (node, position) => {
    if (!node.isBlock) return false
    const element = view.nodeDOM(position)
    if (element instanceof HTMLElement) note(element)
    return !node.isTextblock
  })
  return () => {
    for (const { element, top } of seen) {
      const by = element.isConnected ? top - topOf(element) : 0
      // What stands within something that moved as far slides with that.
      const holder = seen.find((other) => other.element !== element && other.element.contains(element))
      const isCarried = holder && holder.top - topOf(holder.element) === by
      if (by === 0 || isCarried || typeof element.animate !== 'function') continue
      element.animate([{ translate: `0 ${by}px` }, { translate: '0 0' }], { duration, easing: 'ease-out' })
    }
  }

  function note(element: HTMLElement) {
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom > -innerHeight && top < 2 * innerHeight) seen.push({ element, top: top + scrollY })
  }
}

function topOf(element: HTMLElement): number {
  return element.getBoundingClientRect().top + scrollY
}
