'use client'

import './palette.css'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { searchKey } from '@/lib/issues/search-input.ts'
import { openPalette, useRegistered, type Command } from './commands.ts'
import { usePaletteIssues, type PaletteIssue } from './palette-issues.ts'

const submit = (form: string) => () => document.querySelector<HTMLFormElement>(form)?.requestSubmit()

const everywhere: readonly Command[] = [
  { name: 'new', label: 'New issue', alsoCalled: 'write begin create', to: submit('#palette-new') },
  { name: 'issues', label: 'All issues', alsoCalled: 'list archive', to: '/desk/issues' },
  { name: 'template', label: 'Template', alsoCalled: 'what new issues start from', to: '/desk/template' },
  { name: 'settings', label: 'Settings', alsoCalled: 'password time zone title', to: '/desk/settings' },
  {
    name: 'look',
    label: 'Look',
    alsoCalled: 'accent colour font typeface logo header design theme',
    to: '/desk/settings/look',
  },
  { name: 'deleted', label: 'Deleted issues', alsoCalled: 'trash restore', to: '/desk/issues/deleted' },
  { name: 'read', label: 'Read it', alsoCalled: 'website front page readers', to: () => window.location.assign('/') },
  { name: 'leave', label: 'Log out', alsoCalled: 'sign off', to: submit('#palette-leave') },
]

type PaletteProps = {
  /** Begins an issue and goes to it. */
  newIssue: () => Promise<void>
}

type Choice = { id: string; label: string; note: string; to: Command['to'] }

/**
 * Finds any issue or command. Ctrl or ⌘ and K opens it, unless whoever has the focus wants that key for something else;
 * Ctrl or ⌘ and P always does. A dialog with a combobox in it (WAI-ARIA APG, combobox with a list).
 */
export function Palette({ newIssue }: PaletteProps) {
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const groups = useRegistered()
  const { issues, fault, isLooking } = usePaletteIssues(isOpen, typed)

  function open() {
    if (dialog.current?.open || document.querySelector('dialog:modal')) return
    setTyped('')
    setAt(0)
    setOpen(true)
    dialog.current?.showModal()
  }

  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return
    const key = event.key.toLowerCase()
    if (key !== 'p' && (key !== 'k' || event.defaultPrevented)) return
    event.preventDefault()
    if (dialog.current?.open) dialog.current.close()
    else open()
  })

  useEffect(() => {
    const end = new AbortController()
    document.addEventListener('keydown', (event) => onKey(event), { signal: end.signal })
    document.addEventListener(openPalette, () => open(), { signal: end.signal })
    return () => end.abort()
  }, [])

  const sections = useMemo(() => {
    const wanted = searchKey(typed)
    const choices = (commands: readonly Command[]) =>
      commands.filter((command) => isWanted(command, wanted)).map((command) => asChoice(id, command))
    const commands = [
      ...groups.toReversed().map((group) => ({ title: group.title, choices: choices(group.commands) })),
      { title: 'The desk', choices: choices(everywhere) },
    ]
    const found = { title: 'Issues', choices: issues.map((issue) => issueChoice(id, issue)) }
    // One who typed looks for an issue more often than for a command.
    return (wanted === '' ? [...commands, found] : [found, ...commands]).filter((section) => section.choices.length > 0)
  }, [groups, id, issues, typed])

  const flat = sections.flatMap((section) => section.choices)
  const chosen = flat[Math.min(at, flat.length - 1)]

  function choose({ to }: Choice) {
    dialog.current?.close()
    if (typeof to === 'function') to()
    else router.push(to)
  }

  function move(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) choose(chosen)
      return
    }
    const place = Math.min(at, flat.length - 1)
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 8,
      PageUp: place - 8,
    }
    const step = steps[event.key]
    if (step === undefined || flat.length === 0) return
    event.preventDefault()
    const isJump = event.key.startsWith('Page')
    const next = isJump ? Math.max(0, Math.min(step, flat.length - 1)) : (step + flat.length) % flat.length
    setAt(next)
    document.getElementById(flat[next]?.id ?? '')?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <>
      <dialog
        ref={dialog}
        className="palette"
        aria-label="Find an issue or a command"
        onClose={() => setOpen(false)}
        // A press beside the sheet closes it.
        onPointerDown={(event) => {
          if (event.target === dialog.current) dialog.current.close()
        }}
      >
        {isOpen && (
          <div className="palette-sheet">
            <input
              autoFocus
              role="combobox"
              className="palette-field"
              aria-label="Find an issue or a command"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={chosen?.id}
              aria-autocomplete="list"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={200}
              placeholder="Find an issue or a command"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                setAt(0)
              }}
              onKeyDown={move}
            />
            <div
              id={`${id}-list`}
              className="palette-list"
              role="listbox"
              aria-label="Issues and commands"
              tabIndex={-1}
            >
              {sections.map(({ title, choices }) => (
                <div key={title} role="group" aria-label={title}>
                  <p className="palette-group" aria-hidden="true">
                    {title}
                  </p>
                  {choices.map((choice) => (
                    <div
                      key={choice.id}
                      id={choice.id}
                      className="palette-choice"
                      role="option"
                      tabIndex={-1}
                      aria-selected={choice === chosen}
                      onPointerMove={() => setAt(flat.indexOf(choice))}
                      onClick={() => choose(choice)}
                      onKeyDown={move}
                    >
                      <span dir="auto">{choice.label}</span>
                      {choice.note && <small>{choice.note}</small>}
                    </div>
                  ))}
                </div>
              ))}
            </div>
            <p className="palette-said" role="status">
              {fault ?? (flat.length === 0 ? (isLooking ? 'Looking…' : `Nothing is called “${typed.trim()}”.`) : '')}
            </p>
          </div>
        )}
      </dialog>
      <form id="palette-new" action={newIssue} hidden />
      <form id="palette-leave" method="post" action="/logout" hidden />
    </>
  )
}

function isWanted({ label, alsoCalled = '' }: Command, wanted: string): boolean {
  const words = searchKey(`${label} ${alsoCalled}`)
  return wanted.split(' ').every((word) => words.includes(word))
}

function asChoice(id: string, command: Command): Choice {
  return { id: `${id}-do-${command.name}`, label: command.label, note: command.keys ?? '', to: command.to }
}

const states: Record<PaletteIssue['state'], string> = { draft: 'Draft', scheduled: 'Scheduled', published: '' }

function issueChoice(id: string, issue: PaletteIssue): Choice {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(issue.at))
  return {
    id: `${id}-to-${issue.id}`,
    label: issue.title.trim() || 'Untitled',
    note: [issue.number !== null && `#${issue.number}`, states[issue.state], day].filter(Boolean).join(' · '),
    to: `/desk/issues/${issue.id}`,
  }
}
