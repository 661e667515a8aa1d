'use client'

import { NodeSelection, Selection } from '@tiptap/pm/state'
import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useEffectEvent, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { moveTo } from './block-moves.ts'
import { dropAt, type Drop } from './drag-block.ts'
import { sectionAt, unitAround, unitAt, type Unit } from './moving.ts'
import { placed } from './node-box.ts'

type BlockHandleProps = {
  editor: Editor
  sheet: RefObject<HTMLElement | null>
  isOpen: boolean
  openMenu: () => void
}

/** How far the pointer goes before a press becomes a drag, in CSS pixels. */
const dragDistance = 4

/**
 * A handle beside the block under the pointer, else beside that of the cursor: a press opens its menu, a drag moves it,
 * and with Alt the section of a heading. By keyboard the menu has a key of its own.
 */
export function BlockHandle({ editor, sheet, isOpen, openMenu }: BlockHandleProps) {
  const hovered = useHovered(editor, sheet)
  const ofCursor = useEditorState({
    editor,
    selector: () => (editor.isFocused || isOpen ? (unitAround(editor.state.selection)?.from ?? null) : null),
  })
  const isTyping = useTyping(editor)
  const position = isOpen ? ofCursor : (hovered ?? (isTyping ? null : ofCursor))
  const { drop, isDragging, start } = useDrag(editor, openMenu)
  const top = useLineTop(editor, position, sheet)
  if (position === null || top === null) return null
  const outer = sheet.current?.getBoundingClientRect()
  return (
    <>
      <button
        type="button"
        className="block-handle"
        aria-label="Move or change this block"
        title="Drag to move. Press for more."
        aria-haspopup="menu"
        aria-expanded={isOpen}
        tabIndex={-1}
        data-dragging={isDragging || undefined}
        style={placed({ top })}
        onPointerDown={(event) => start(event, position)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          // Of a screen reader, which presses without a pointer.
          if (event.detail !== 0) return
          select(editor, position)
          openMenu()
        }}
      >
        <svg viewBox="0 0 10 16" width="10" height="16" aria-hidden="true">
          <path d="M2 2h.01M8 2h.01M2 8h.01M8 8h.01M2 14h.01M8 14h.01" />
        </svg>
      </button>
      {drop && outer && (
        <div
          className="drop-line"
          style={placed({ top: drop.top - outer.top, left: drop.left - outer.left, width: drop.width })}
        />
      )}
    </>
  )
}

/** Puts the cursor into a block, unless something in it is selected. */
function select({ view, state }: Editor, position: number): void {
  const unit = unitAt(state.doc, position)
  const { selection, doc } = state
  if (!unit || (selection.from >= unit.from && selection.to <= unit.to)) return
  const around = unitAround(selection)
  if (around && position >= around.from && position < around.to) return
  const node = doc.nodeAt(position)
  const next = node?.isAtom ? NodeSelection.create(doc, position) : Selection.near(doc.resolve(position + 1))
  view.dispatch(state.tr.setSelection(next))
}

/** How long after the last change the author counts as thinking, in milliseconds. */
const pause = 800

/** Whether words are being written: then nothing stands beside them, and nothing is measured. */
function useTyping(editor: Editor): boolean {
  const [isTyping, setTyping] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const note = () => {
      setTyping(true)
      clearTimeout(timer)
      timer = setTimeout(() => setTyping(false), pause)
    }
    editor.on('update', note)
    return () => {
      editor.off('update', note)
      clearTimeout(timer)
    }
  }, [editor])
  return isTyping
}

/** Where the block begins that the pointer is beside or over; null where there is none, and while something is typed. */
function useHovered(editor: Editor, sheet: RefObject<HTMLElement | null>): number | null {
  const [hovered, setHovered] = useState<number | null>(null)
  useEffect(() => {
    const end = new AbortController()
    const { signal } = end
    const area = sheet.current?.parentElement
    let frame = 0
    area?.addEventListener(
      'pointermove',
      ({ pointerType, clientX, clientY, target, buttons }) => {
        if (pointerType === 'touch' || buttons !== 0) return
        if (target instanceof Element && target.closest('.block-handle, .panel')) return
        cancelAnimationFrame(frame)
        frame = requestAnimationFrame(() => setHovered(blockAt(editor, clientX, clientY)))
      },
      { signal },
    )
    area?.addEventListener('pointerleave', () => setHovered(null), { signal })
    const forget = () => setHovered(null)
    editor.on('update', forget)
    return () => {
      end.abort()
      cancelAnimationFrame(frame)
      editor.off('update', forget)
    }
  }, [editor, sheet])
  return hovered
}

function blockAt(editor: Editor, x: number, y: number): number | null {
  if (editor.isDestroyed) return null
  const { view, state } = editor
  const box = view.dom.getBoundingClientRect()
  if (y < box.top || y > box.bottom) return null
  const found = view.posAtCoords({ left: Math.min(Math.max(x, box.left + 4), box.right - 4), top: y })
  if (!found) return null
  const $at = state.doc.resolve(found.inside >= 0 ? found.inside : found.pos)
  const node = $at.nodeAfter
  const isBlock = node?.isBlock === true
  if (!isBlock && $at.depth === 0) return null
  return unitAt(state.doc, isBlock ? $at.pos : $at.before())?.from ?? null
}

/** Where the first line of a block is, within the sheet. */
function useLineTop(editor: Editor, position: number | null, sheet: RefObject<HTMLElement | null>): number | null {
  return useEditorState({
    editor,
    selector: () => {
      if (position === null || editor.isDestroyed || position >= editor.state.doc.content.size) return null
      const element = editor.view.nodeDOM(position)
      const outer = sheet.current?.getBoundingClientRect()
      if (!(element instanceof HTMLElement) || !outer) return null
      const { fontSize, lineHeight, paddingTop } = getComputedStyle(element.querySelector('p, h2, h3, h4') ?? element)
      const line = Number.parseFloat(lineHeight) || Number.parseFloat(fontSize) * 1.5
      const isText = element.matches('p, h2, h3, h4, li, .item')
      const top = element.getBoundingClientRect().top - outer.top
      return isText ? top + Number.parseFloat(paddingTop) + line / 2 - 14 : top
    },
  })
}

type Pressed = { unit: Unit; position: number; x: number; y: number; isDragging: boolean }

/** Follows the pointer from a press on the handle. */
function useDrag(editor: Editor, openMenu: () => void) {
  const pressed = useRef<Pressed | null>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  const [isDragging, setDragging] = useState(false)

  function stop() {
    pressed.current = null
    setDrop(null)
    setDragging(false)
  }

  const onMove = useEffectEvent((event: globalThis.PointerEvent) => {
    const from = pressed.current
    if (!from) return
    if (!from.isDragging && Math.hypot(event.clientX - from.x, event.clientY - from.y) < dragDistance) return
    if (!from.isDragging) {
      from.isDragging = true
      const section = event.altKey ? sectionAt(editor.state.doc, from.position) : null
      if (section) from.unit = section
      setDragging(true)
    }
    event.preventDefault()
    scrollNearEdge(event.clientY)
    setDrop(dropAt(editor, from.unit, event.clientY))
  })

  const onUp = useEffectEvent((event: globalThis.PointerEvent) => {
    const from = pressed.current
    if (!from) return
    stop()
    if (!from.isDragging) {
      select(editor, from.position)
      openMenu()
      return
    }
    const target = dropAt(editor, from.unit, event.clientY)
    if (target) moveTo(editor, from.unit, target.place)
    editor.view.focus()
  })

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !pressed.current) return
    event.preventDefault()
    stop()
  })

  useEffect(() => {
    const end = new AbortController()
    const { signal } = end
    document.addEventListener('pointermove', (event) => onMove(event), { signal })
    document.addEventListener('pointerup', (event) => onUp(event), { signal })
    document.addEventListener('pointercancel', () => stop(), { signal })
    document.addEventListener('keydown', (event) => onKey(event), { signal, capture: true })
    return () => end.abort()
  }, [])

  function start(event: PointerEvent<HTMLElement>, position: number) {
    if (event.button !== 0) return
    const { selection, doc } = editor.state
    const around = unitAround(selection)
    const isSelected = around && !selection.empty && position >= around.from && position < around.to
    const unit = isSelected ? around : unitAt(doc, position)
    if (unit) pressed.current = { unit, position, x: event.clientX, y: event.clientY, isDragging: false }
  }

  return { drop, isDragging, start }
}

function scrollNearEdge(y: number): void {
  const near = 80
  if (y < near + 104) window.scrollBy(0, -12)
  else if (y > innerHeight - near) window.scrollBy(0, 12)
}
