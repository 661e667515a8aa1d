'use client'

import type { Editor } from '@tiptap/react'
import { useId, useRef, useState, type ComponentProps, type ReactNode, type RefObject } from 'react'
import { placed, useSelectionBox, type Box } from './node-box.ts'
import { useLeaving } from './use-leaving.ts'

export type WordsPanelProps = { editor: Editor; sheet: RefObject<HTMLDivElement | null>; close: () => void }

type Question = {
  /** What is asked for, for who can't see where the field stands. */
  label: string
  /** What is said of the words so far; empty: nothing. */
  before: string
  /** How the button is called. */
  action: (typed: string) => string
  /** Says it of the words, and whether it could be said at all. */
  say: (typed: string) => boolean
  /** Why it could not. */
  fault: string
  input: Pick<ComponentProps<'input'>, 'inputMode' | 'placeholder' | 'list'>
  /** What else can be done, beside the button. */
  children?: ReactNode
}

/** Asks one thing about the selected words, below them. */
export function WordsPanel({ editor, sheet, close, ...question }: WordsPanelProps & Question) {
  const box = useSelectionBox(editor, sheet)
  return box && <WordsForm editor={editor} box={box} close={close} {...question} />
}

type WordsFormProps = Question & { editor: Editor; box: Box; close: () => void }

function WordsForm({ editor, box, close, label, before, action, say, fault, input, children }: WordsFormProps) {
  const [typed, setTyped] = useState(before)
  const [isRefused, setRefused] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const faultId = useId()

  useLeaving(form, {
    byKey() {
      close()
      editor.commands.focus()
    },
    byFocus: close,
  })

  return (
    <form
      ref={form}
      className="panel words-panel"
      style={placed({ top: box.top + box.height, left: box.left })}
      onSubmit={(event) => {
        event.preventDefault()
        if (say(typed)) close()
        else setRefused(true)
      }}
    >
      <input
        {...input}
        autoFocus
        aria-label={label}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? faultId : undefined}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          setRefused(false)
        }}
      />
      <button className="button" data-kind="primary" type="submit">
        {action(typed)}
      </button>
      {children}
      {isRefused && (
        <p id={faultId} className="panel-fault" role="alert">
          {fault}
        </p>
      )}
    </form>
  )
}
