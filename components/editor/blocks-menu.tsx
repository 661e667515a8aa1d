'use client'

import type { Editor } from '@tiptap/react'
import { useRef, type KeyboardEvent } from 'react'
import { ariaKey, keyLabel, type ActionGroup, type Desk } from './actions.ts'
import { Icon } from './icons.tsx'

type BlocksMenuProps = {
  id: string
  group: ActionGroup
  editor: Editor | null
  states: { isOn: boolean; isPossible: boolean }[]
  desk: Desk
  isMac: boolean
}

/** What a group of actions offers, as a list that the button with the same target opens; arrows go up and down. */
export function BlocksMenu({ id, group, editor, states, desk, isMac }: BlocksMenuProps) {
  const menu = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const target = targetOf(event.key, at, buttons.length)
    if (target === null) return
    event.preventDefault()
    buttons[target]?.focus()
  }

  return (
    <div
      ref={menu}
      id={id}
      className="menu blocks-menu"
      popover="auto"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={group.title}
      tabIndex={-1}
      onKeyDown={move}
      onToggle={(event) => {
        if (event.newState === 'open') menu.current?.querySelector('button')?.focus()
      }}
    >
      {group.actions.map((action, index) => {
        const { isOn = false, isPossible = false } = states[index] ?? {}
        return (
          <button
            key={action.name}
            type="button"
            aria-pressed={action.isOn ? isOn : undefined}
            aria-disabled={!isPossible || undefined}
            aria-keyshortcuts={action.key === null ? undefined : ariaKey(action.key, isMac)}
            onClick={() => {
              if (!isPossible || !editor) return
              menu.current?.hidePopover()
              action.run(editor, desk)
            }}
          >
            <Icon name={action.name} />
            <span>{action.label}</span>
            {action.key !== null && <kbd aria-hidden="true">{keyLabel(action.key, isMac)}</kbd>}
          </button>
        )
      })}
    </div>
  )
}

function targetOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count
    case 'ArrowUp':
      return (from + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
