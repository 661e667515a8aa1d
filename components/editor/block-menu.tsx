'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { ariaKey, keyLabel, textActions, type ActionName, type Desk } from './actions.ts'
import { addressForms, canTakeForm, formLabels, formOf, pageIn } from './address-form.ts'
import { turnPage } from './addresses.ts'
import { moveToSection } from './block-moves.ts'
import { blockTools, type BlockTool } from './block-tools.ts'
import { Icon } from './icons.tsx'
import { sectionsOf, unitAround, type Section } from './moving.ts'
import { placed } from './node-box.ts'

/** What a paragraph, a list or a quote can become. */
const turns: ActionName[] = [
  'paragraph',
  'heading2',
  'heading3',
  'heading4',
  'bulletList',
  'orderedList',
  'taskList',
  'quote',
  'callout',
  'codeBlock',
]
const turned: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'callout',
  'codeBlock',
])
const actions = textActions.flatMap((group) => group.actions)

type BlockMenuProps = {
  editor: Editor
  desk: Desk
  isMac: boolean
  sheet: RefObject<HTMLElement | null>
  close: () => void
}

type Page = 'all' | 'sections' | 'turns'

/** What can be done with the block around the cursor, or with the selected ones, as a menu (WAI-ARIA APG, menu). */
export function BlockMenu({ editor, desk, isMac, sheet, close }: BlockMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState<Page>('all')
  const [{ place, isBelow }] = useState(() => placeOf(editor, sheet.current))
  const unit = useEditorState({
    editor,
    selector: () => unitAround(editor.state.selection),
  })
  const first = unit && editor.state.doc.nodeAt(unit.from)
  const sections = sectionsOf(editor.state.doc)

  useEffect(() => {
    menu.current?.querySelector('button')?.focus({ preventScroll: true })
    menu.current?.scrollIntoView({ block: 'nearest' })
  }, [page])

  const onPointer = useEffectEvent((target: EventTarget | null) => {
    if (!(target instanceof Node) || !menu.current?.contains(target)) close()
  })
  useEffect(() => {
    const end = new AbortController()
    document.addEventListener('pointerdown', (event) => onPointer(event.target), { signal: end.signal })
    return () => end.abort()
  }, [])

  function done(act: () => void) {
    close()
    act()
    editor.view.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      if (page === 'all') done(() => {})
      else setPage('all')
      return
    }
    const target = targetOf(event.key, at, buttons) ?? letterTarget(event, at, buttons)
    if (target === null) return
    event.preventDefault()
    buttons[target]?.focus()
  }

  const forms =
    unit && first && pageIn(first)
      ? addressForms.filter((form) => form !== formOf(first) && canTakeForm(editor.state.doc, unit.from, form))
      : []
  const offered = blockTools.filter((tool) => tool.isPossible(editor))
  const toolEntry = (tool: BlockTool) => {
    // In a table these keys remove a row, and the menu removes the block.
    const hasKey = tool.name !== 'removeBlock' || !editor.isActive('table')
    return (
      <Entry
        key={tool.name}
        isDanger={tool.name === 'removeBlock'}
        shortcut={hasKey ? ariaKey(tool.key, isMac) : undefined}
        kbd={hasKey ? keyLabel(tool.key, isMac) : undefined}
        act={() => done(() => tool.run(editor))}
      >
        {hasKey ? tool.label : 'Delete the table'}
      </Entry>
    )
  }
  return (
    <div
      ref={menu}
      className="panel block-menu"
      role="menu"
      aria-label="This block"
      tabIndex={-1}
      style={placed(place)}
      data-beside={isBelow ? undefined : ''}
      onKeyDown={onKeyDown}
    >
      {page === 'all' && (
        <>
          {offered.slice(0, -2).map(toolEntry)}
          {sections.length > 1 && (
            <Entry opens act={() => setPage('sections')}>
              To another section
            </Entry>
          )}
          {(forms.length > 0 || (first && turned.has(first.type.name))) && (
            <Entry opens act={() => setPage('turns')}>
              Turn into
            </Entry>
          )}
          {offered.slice(-2).map(toolEntry)}
        </>
      )}
      {page === 'sections' &&
        sections.map((section, index) => (
          // Sections have no name of their own but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Entry key={index} level={section.level} act={() => done(() => moveToSection(editor, section))}>
            {nameOf(section)}
          </Entry>
        ))}
      {page === 'turns' &&
        unit &&
        forms.map((form) => (
          <Entry key={form} act={() => done(() => turnPage(editor, unit.from, form))}>
            {formLabels[form]}
          </Entry>
        ))}
      {page === 'turns' &&
        first &&
        turned.has(first.type.name) &&
        turns.map((name) => {
          const action = actions.find((each) => each.name === name)
          return (
            action && (
              <Entry
                key={name}
                kbd={action.key === null ? undefined : keyLabel(action.key, isMac)}
                act={() => done(() => action.run(editor, desk))}
              >
                <Icon name={action.name} />
                {action.label}
              </Entry>
            )
          )
        })}
    </div>
  )
}

type EntryProps = {
  children: ReactNode
  act: () => void
  kbd?: string | undefined
  shortcut?: string | undefined
  opens?: boolean
  isDanger?: boolean
  level?: number
}

function Entry({ children, act, kbd, shortcut, opens, isDanger, level }: EntryProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      data-kind={isDanger ? 'danger' : undefined}
      data-level={level}
      aria-haspopup={opens ? 'menu' : undefined}
      aria-keyshortcuts={shortcut}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      <span>{children}</span>
      {kbd !== undefined && <kbd aria-hidden="true">{kbd}</kbd>}
      {opens && <span className="opens" aria-hidden="true" />}
    </button>
  )
}

function nameOf({ title }: Section): string {
  return title === '' ? 'Before the first heading' : title
}

function targetOf(key: string, from: number, { length }: { length: number }): number | null {
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % length
    case 'ArrowUp':
      return (from + length - 1) % length
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}

/** A letter goes to the next entry that begins with it. */
function letterTarget(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  from: number,
  buttons: readonly HTMLElement[],
): number | null {
  if (key.length !== 1 || key === ' ' || altKey || ctrlKey || metaKey) return null
  const order = buttons.map((_, index) => (from + 1 + index) % buttons.length)
  const begins = (index: number) => buttons[index]?.textContent.toLowerCase().startsWith(key.toLowerCase()) ?? false
  return order.find(begins) ?? null
}

/** How much room the menu wants, in CSS pixels. */
const height = 300

/** Below the block it is about, so that this can be read; beside one that is longer than the screen. */
function placeOf({ view, state }: Editor, sheet: HTMLElement | null) {
  const outer = sheet?.getBoundingClientRect() ?? new DOMRect()
  const unit = unitAround(state.selection)
  const element = unit && view.nodeDOM(unit.from)
  const box = element instanceof HTMLElement ? element.getBoundingClientRect() : view.coordsAtPos(state.selection.from)
  const isBelow = box.bottom + height < innerHeight || box.bottom - box.top < 120
  const top = isBelow ? box.bottom + 6 : Math.max(box.top, 136)
  return { place: { top: top - outer.top }, isBelow }
}
