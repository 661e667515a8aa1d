'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { keyLabel, type Action, type Desk } from './actions.ts'
import { slashGroups, slashWord } from './block-words.ts'
import { Icon } from './icons.tsx'
import { placed } from './node-box.ts'
import { chooseEntry, markEntry, slashEntries, slashEntryId, slashIn, slashListId } from './slash.ts'

type SlashMenuProps = { editor: Editor; desk: Desk; isMac: boolean; sheet: RefObject<HTMLElement | null> }

/**
 * The blocks that fit what was typed behind a slash, at the slash. Focus stays in the text, whose keys go through the
 * list (WAI-ARIA APG, combobox with a listbox).
 */
export function SlashMenu({ editor, desk, isMac, sheet }: SlashMenuProps) {
  const shown = useEditorState({
    editor,
    selector: () => {
      const slash = editor.isFocused ? slashIn(editor.state) : null
      return (
        slash && {
          ...slash,
          names: slashEntries(editor)
            .map((action) => action.name)
            .join(' '),
        }
      )
    },
  })
  if (!shown || shown.names === '') return null
  const entries = slashEntries(editor)
  return (
    <List
      key={shown.from}
      editor={editor}
      desk={desk}
      isMac={isMac}
      sheet={sheet}
      entries={entries}
      from={shown.from}
      isSearch={shown.query !== ''}
      index={Math.min(shown.index, entries.length - 1)}
    />
  )
}

type ListProps = SlashMenuProps & { entries: Action[]; from: number; isSearch: boolean; index: number }

function List({ editor, desk, isMac, sheet, entries, from, isSearch, index }: ListProps) {
  const [place] = useState(() => placeAt(editor, from, sheet.current))
  const list = useRef<HTMLDivElement>(null)
  const marked = entries[index]?.name

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [marked])

  const option = (action: Action) => (
    <div
      key={action.name}
      id={slashEntryId(action.name)}
      className="slash-entry"
      role="option"
      aria-selected={action.name === marked}
      tabIndex={-1}
      // The text keeps its focus.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={({ movementX, movementY }) => {
        // A list that scrolls under a pointer that rests is no choice.
        if (movementX !== 0 || movementY !== 0) markEntry(editor, entries.indexOf(action))
      }}
      onClick={() => chooseEntry(editor, desk, action)}
      onKeyDown={() => {}}
    >
      <Icon name={action.name} />
      <span>{action.label}</span>
      <kbd aria-hidden="true">{action.key === null ? slashWord(action.name) : keyLabel(action.key, isMac)}</kbd>
    </div>
  )

  return (
    <div
      ref={list}
      id={slashListId}
      className="panel slash-menu"
      data-above={place.isAbove || undefined}
      role="listbox"
      aria-label="Blocks"
      // It scrolls; the tab key chooses what is marked while it is open.
      tabIndex={0}
      style={placed({ top: place.top, left: place.left, height: place.height })}
      onMouseDown={(event) => event.preventDefault()}
    >
      {isSearch
        ? entries.map(option)
        : slashGroups.map((group) => {
            const offered = entries.filter(({ name }) => group.names.some((each) => each === name))
            if (offered.length === 0) return null
            return (
              <div key={group.title} role="group" aria-label={group.title}>
                <div className="slash-title" aria-hidden="true">
                  {group.title}
                </div>
                {offered.map(option)}
              </div>
            )
          })}
    </div>
  )
}

type Placed = { top: number; left: number; height: number; isAbove: boolean }

/** Below the slash, or above where there is more room; the height is what there is on the screen. */
function placeAt({ view }: Editor, from: number, sheet: HTMLElement | null): Placed {
  const outer = sheet?.getBoundingClientRect() ?? new DOMRect()
  const line = view.coordsAtPos(from)
  const screen = window.visualViewport
  const bottom = screen ? screen.offsetTop + screen.height : innerHeight
  const roomBelow = bottom - line.bottom - 16
  const roomAbove = line.top - 128
  const isAbove = roomBelow < 220 && roomAbove > roomBelow
  return {
    top: (isAbove ? line.top : line.bottom) - outer.top,
    left: line.left - outer.left,
    height: Math.max(120, Math.min(352, isAbove ? roomAbove : roomBelow)),
    isAbove,
  }
}
