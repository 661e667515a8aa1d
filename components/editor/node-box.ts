'use client'

import type { Editor } from '@tiptap/react'
import { useMemo, useSyncExternalStore, type CSSProperties, type RefObject } from 'react'

/** Where something stands within the desk's sheet, in CSS pixels. */
export type Box = { top: number; left: number; width: number; height: number }

/** Where the node at a position is drawn within the sheet; null before it is. Follows every change of the text. */
export function useNodeBox(editor: Editor, position: number, sheet: RefObject<HTMLElement | null>): Box | null {
  const store = useMemo(() => boxStore(editor, sheet, () => nodeRect(editor, position)), [editor, position, sheet])
  return useSyncExternalStore(store.subscribe, store.box, () => null)
}

/** Where the selection is drawn within the sheet. */
export function useSelectionBox(editor: Editor, sheet: RefObject<HTMLElement | null>): Box | null {
  const store = useMemo(() => boxStore(editor, sheet, () => selectionRect(editor)), [editor, sheet])
  return useSyncExternalStore(store.subscribe, store.box, () => null)
}

/** Lengths in CSS pixels as custom properties, for the stylesheet to place something by. */
export function placed(lengths: Partial<Box>): CSSProperties {
  return Object.fromEntries(Object.entries(lengths).map(([name, length]) => [`--${name}`, `${length}px`]))
}

function nodeRect({ view }: Editor, position: number): DOMRect | null {
  const element = view.nodeDOM(position)
  return element instanceof HTMLElement ? element.getBoundingClientRect() : null
}

function selectionRect({ state, view }: Editor): DOMRect {
  const start = view.coordsAtPos(state.selection.from)
  const end = view.coordsAtPos(state.selection.to)
  return new DOMRect(start.left, start.top, Math.max(0, end.right - start.left), end.bottom - start.top)
}

/**
 * Measures when the text was changed or laid out anew, once before the next frame: to measure within a change would have
 * the browser lay the text out twice. Gives the same object as long as nothing moved.
 */
function boxStore(editor: Editor, sheet: RefObject<HTMLElement | null>, measure: () => DOMRect | null) {
  let last: Box | null = null
  let isMeasured = false
  return {
    subscribe(update: () => void) {
      let frame = 0
      const soon = () => {
        cancelAnimationFrame(frame)
        frame = requestAnimationFrame(() => {
          isMeasured = false
          update()
        })
      }
      editor.on('transaction', soon)
      const observer = new ResizeObserver(soon)
      observer.observe(editor.view.dom)
      return () => {
        cancelAnimationFrame(frame)
        editor.off('transaction', soon)
        observer.disconnect()
      }
    },
    box(): Box | null {
      if (isMeasured) return last
      isMeasured = true
      const outer = sheet.current?.getBoundingClientRect()
      const inner = editor.isDestroyed ? null : measure()
      if (!outer || !inner) return last
      const now = {
        top: inner.top - outer.top,
        left: inner.left - outer.left,
        width: inner.width,
        height: inner.height,
      }
      if (!last || !isSameBox(last, now)) last = now
      return last
    },
  }
}

function isSameBox(one: Box, other: Box): boolean {
  return one.top === other.top && one.left === other.left && one.width === other.width && one.height === other.height
}
