'use client'

import { CellSelection } from '@tiptap/pm/tables'
import { TextSelection } from '@tiptap/pm/state'
import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { textActions, type ActionGroup, type ActionName, type Desk } from './actions.ts'
import { placed } from './node-box.ts'
import { Toolbar } from './toolbar.tsx'

const all = new Map(textActions.flatMap((group) => group.actions).map((action) => [action.name, action]))

function pick(title: string, names: ActionName[]): ActionGroup {
  return { title, actions: names.flatMap((name) => all.get(name) ?? []) }
}

const groups = [
  pick('Words', ['bold', 'italic', 'link', 'code', 'strike']),
  pick('Paragraphs', ['heading2', 'heading3', 'quote']),
]

type SelectionToolsProps = { editor: Editor; desk: Desk; isMac: boolean; sheet: RefObject<HTMLElement | null> }

/**
 * What is done most with words, beside those that are selected: above them for a pointer, below them for a finger, where
 * the system has its own above. Escape puts it away until something else is selected.
 */
export function SelectionTools(props: SelectionToolsProps) {
  const { editor } = props
  const bar = useRef<HTMLDivElement>(null)
  const { isPressed, isByFinger } = usePointer(editor)
  const [putAway, setPutAway] = useState<string | null>(null)
  const selected = useEditorState({
    editor,
    selector: () => {
      const { selection } = editor.state
      const isShown = isWords(editor) && (editor.isFocused || (bar.current?.contains(document.activeElement) ?? false))
      return isShown ? `${selection.from} ${selection.to}` : null
    },
  })
  const isShown = selected !== null && selected !== putAway && !isPressed

  useEffect(() => {
    if (!isShown) return undefined
    const end = new AbortController()
    const putAwayByKey = (event: KeyboardEvent) => {
      // The editor takes every Escape for handled.
      if (event.key !== 'Escape' || event.isComposing) return
      setPutAway(selected)
      editor.commands.focus()
    }
    editor.view.dom.addEventListener('keydown', putAwayByKey, { signal: end.signal })
    bar.current?.addEventListener('keydown', putAwayByKey, { signal: end.signal })
    return () => end.abort()
  }, [isShown, selected, editor])

  if (!isShown) return null
  return <Bar {...props} key={selected} bar={bar} isBelow={isByFinger} />
}

type BarProps = SelectionToolsProps & { bar: RefObject<HTMLDivElement | null>; isBelow: boolean }

function Bar({ editor, desk, isMac, sheet, bar, isBelow }: BarProps) {
  const [place] = useState(() => placeOf(editor, sheet.current, isBelow))
  return (
    <div
      ref={bar}
      className="selection-tools"
      data-below={place.isBelow || undefined}
      style={placed({ top: place.top, left: place.left })}
    >
      <Toolbar
        label="Selected words"
        className="panel selection-bar"
        groups={groups}
        editor={editor}
        desk={desk}
        isMac={isMac}
      />
    </div>
  )
}

function isWords({ state }: Editor): boolean {
  const { selection, doc } = state
  if (selection.empty || !(selection instanceof TextSelection) || selection instanceof CellSelection) return false
  if (selection.$from.parent.type.spec.code || selection.$to.parent.type.spec.code) return false
  return doc.textBetween(selection.from, selection.to, ' ', ' ').trim() !== ''
}

/** How high the bars over the text and this one are, in CSS pixels. */
const bars = 128
const own = 48

function placeOf({ view, state }: Editor, sheet: HTMLElement | null, isWanted: boolean) {
  const outer = sheet?.getBoundingClientRect() ?? new DOMRect()
  const start = view.coordsAtPos(state.selection.from)
  const end = view.coordsAtPos(state.selection.to, -1)
  const isBelow = isWanted || start.top - own < bars
  const edge = isBelow ? end : start
  return { top: (isBelow ? end.bottom : start.top) - outer.top, left: edge.left - outer.left, isBelow }
}

/** Whether the pointer is down in the text, and whether it is a finger. */
function usePointer(editor: Editor) {
  const [isPressed, setPressed] = useState(false)
  const [isByFinger, setByFinger] = useState(() => matchMedia('(pointer: coarse)').matches)
  useEffect(() => {
    const end = new AbortController()
    const { signal } = end
    editor.view.dom.addEventListener(
      'pointerdown',
      (event) => {
        const isTouch = event.pointerType === 'touch'
        setByFinger(isTouch)
        // A finger that scrolls never says that it was lifted.
        setPressed(!isTouch)
      },
      { signal },
    )
    for (const type of ['pointerup', 'pointercancel', 'dragend'] as const) {
      document.addEventListener(type, () => setPressed(false), { signal })
    }
    return () => end.abort()
  }, [editor])
  return { isPressed, isByFinger }
}
