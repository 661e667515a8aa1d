'use client'

import type { Editor } from '@tiptap/react'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { ariaKey, keyLabel, type Action, type ActionGroup, type Desk } from './actions.ts'
import { BlocksMenu } from './blocks-menu.tsx'
import { Icon } from './icons.tsx'
import { useAfterFrame } from './use-after-frame.ts'

type ToolbarProps = {
  label: string
  className: string
  groups: ActionGroup[]
  editor: Editor | null
  desk: Desk
  isMac: boolean
  ref?: RefObject<HTMLDivElement | null>
}

/**
 * A row of buttons with one stop for the tab key; arrows, Home and End go along it (WAI-ARIA APG, toolbar). It is drawn
 * before there is an editor, so that nothing moves when there is.
 */
export function Toolbar({ label, className, groups, editor, desk, isMac, ref }: ToolbarProps) {
  const id = useId()
  const actions = groups.flatMap((group) => group.actions)
  const stops = groups.flatMap((group) => (group.isMenu ? [group.title] : group.actions.map((action) => action.name)))
  const [stop, setStop] = useState(0)
  const states = useAfterFrame(editor, (current) =>
    actions.map((action) => ({
      isOn: action.isOn?.(current) ?? false,
      isPossible: action.isPossible?.(current) ?? true,
    })),
  )

  function moveStop(event: KeyboardEvent<HTMLDivElement>) {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
    const target = targetOf(event.key, stop, buttons.length, isMirrored)
    if (target === null) return
    event.preventDefault()
    setStop(target)
    buttons[target]?.focus()
  }

  const stateOf = (action: Action) => states?.[actions.indexOf(action)] ?? { isOn: false, isPossible: false }
  const menus = groups.filter((group) => group.isMenu)
  return (
    <>
      <div
        ref={ref}
        className={className}
        role="toolbar"
        tabIndex={-1}
        aria-label={label}
        aria-controls="issue-text"
        onKeyDown={moveStop}
      >
        {groups.map((group) => (
          <div key={group.title} className="tool-group">
            {group.isMenu ? (
              <MenuButton
                title={group.title}
                target={`${id}-${group.title}`}
                isStop={stops.indexOf(group.title) === stop}
                onFocus={() => setStop(stops.indexOf(group.title))}
              />
            ) : (
              group.actions.map((action) => {
                const index = stops.indexOf(action.name)
                return (
                  <ToolButton
                    key={action.name}
                    action={action}
                    {...stateOf(action)}
                    isStop={index === stop}
                    isMac={isMac}
                    onFocus={() => setStop(index)}
                    run={() => editor && action.run(editor, desk)}
                  />
                )
              })
            )}
          </div>
        ))}
      </div>
      {menus.map((group) => (
        <BlocksMenu
          key={group.title}
          id={`${id}-${group.title}`}
          group={group}
          editor={editor}
          states={group.actions.map(stateOf)}
          desk={desk}
          isMac={isMac}
        />
      ))}
    </>
  )
}

type MenuButtonProps = { title: string; target: string; isStop: boolean; onFocus: () => void }

function MenuButton({ title, target, isStop, onFocus }: MenuButtonProps) {
  return (
    <button
      type="button"
      className="tool tool-menu"
      aria-label={title}
      title={title}
      popoverTarget={target}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Icon name="blocks" />
      <span aria-hidden="true">{title}</span>
    </button>
  )
}

function targetOf(key: string, from: number, count: number, isMirrored: boolean): number | null {
  switch (key) {
    case 'ArrowRight':
      return (from + (isMirrored ? count - 1 : 1)) % count
    case 'ArrowLeft':
      return (from + (isMirrored ? 1 : count - 1)) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

type ToolButtonProps = {
  action: Action
  isOn: boolean
  isPossible: boolean
  isStop: boolean
  isMac: boolean
  onFocus: () => void
  run: () => void
}

function ToolButton({ action, isOn, isPossible, isStop, isMac, onFocus, run }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="tool"
      aria-label={action.label}
      // What is done at once can't be on.
      aria-pressed={action.isOn ? isOn : undefined}
      aria-disabled={!isPossible || undefined}
      aria-keyshortcuts={action.key === null ? undefined : ariaKey(action.key, isMac)}
      title={action.key === null ? action.label : `${action.label} (${keyLabel(action.key, isMac)})`}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      // The text keeps its selection while the pointer is on a button.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (isPossible) run()
      }}
    >
      <Icon name={action.name} />
    </button>
  )
}
