import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { canStand, type Unit } from './moving.ts'

/** Where a dragged unit would come to stand, and the line that shows it, in CSS pixels of the screen. */
export type Drop = { place: number; top: number; left: number; width: number }

/** How near the edge of a block the pointer means beside it, not into it. */
const edge = 8

/** The place for a unit that is nearest to a height on the screen; null where it can't stand near it, or stands already. */
export function dropAt(editor: Editor, unit: Unit, y: number): Drop | null {
  const { view, state } = editor
  let holder: Node = state.doc
  let start = 0
  let found: Drop | null = null
  for (;;) {
    const hit = childAt(editor, holder, start, y)
    if (!hit) return found
    const { position, node, box } = hit
    const isUpper = y < box.top + box.height / 2
    const place = isUpper ? position : position + node.nodeSize
    if (canStand(state.doc, unit, place)) {
      const isSame = place === unit.from || place === unit.to
      found = isSame ? null : { place, top: isUpper ? box.top : box.bottom, left: box.left, width: box.width }
    }
    const isInside = y > box.top + edge && y < box.bottom - edge
    if (node.inlineContent || node.isAtom || !isInside || (position >= unit.from && position < unit.to)) return found
    if (!(view.nodeDOM(position) instanceof HTMLElement)) return found
    holder = node
    start = position + 1
  }
}

type Hit = { position: number; node: Node; box: DOMRect }

/** The child that a height is in, or the nearest one. */
function childAt({ view }: Editor, holder: Node, start: number, y: number): Hit | null {
  let nearest: Hit | null = null
  let least = Infinity
  holder.forEach((node, offset) => {
    const element = least === 0 ? null : view.nodeDOM(start + offset)
    if (!(element instanceof HTMLElement)) return
    const box = element.getBoundingClientRect()
    const distance = y < box.top ? box.top - y : y > box.bottom ? y - box.bottom : 0
    if (distance >= least) return
    least = distance
    nearest = { position: start + offset, node, box }
  })
  return nearest
}
