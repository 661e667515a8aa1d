'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { addressForms, canTakeForm, formLabels } from './address-form.ts'
import { changeForm, dropMade, madeIn } from './addresses.ts'
import { Beside } from './beside.tsx'
import { fetchInto } from './fetch-into.ts'
import { placeOf, type Place } from './field-place.ts'

/** How long the choice stays when nobody takes it, in milliseconds. */
const longestChoice = 20_000

type AddressChoiceProps = { editor: Editor; sheet: RefObject<HTMLDivElement | null> }

/** Over a page that was pasted just now and that the cursor is not in: in what form it shall stand. */
export function AddressChoice({ editor, sheet }: AddressChoiceProps) {
  const position = useEditorState({
    editor,
    selector: () => {
      const made = madeIn(editor.state)
      return made && placeOf(editor.state)?.position !== made.position ? made.position : null
    },
  })
  if (position === null) return null
  return (
    <Beside editor={editor} sheet={sheet} position={position}>
      <div className="panel block-bar" role="group" aria-label="Pasted page">
        <FormChoice editor={editor} position={position} />
      </div>
    </Beside>
  )
}

/** The forms of a page that was pasted just now, as buttons. Nothing where none was, or where the text was changed since. */
export function FormChoice({ editor, position }: { editor: Editor; position: number }) {
  const form = useEditorState({
    editor,
    selector: () => {
      const made = madeIn(editor.state)
      return made?.position === position ? made.form : null
    },
  })
  const group = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (form === null) return undefined
    const timer = setTimeout(() => {
      // Who is about to choose is not hurried.
      if (!group.current?.contains(document.activeElement)) dropMade(editor)
    }, longestChoice)
    return () => clearTimeout(timer)
  }, [editor, form])

  if (form === null) return null
  return (
    <div ref={group} className="form-choice" role="group" aria-label="How it stands here">
      {addressForms
        .filter((each) => canTakeForm(editor.state.doc, position, each))
        .map((each) => (
          <button
            key={each}
            type="button"
            className="button"
            data-kind="quiet"
            aria-pressed={each === form}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (each !== form) changeForm(editor, each)
            }}
          >
            {formLabels[each]}
          </button>
        ))}
    </div>
  )
}

/** Looks at the page of a card or a link with a comment, and fills in what the page says. */
export function FetchButton({ editor, place }: { editor: Editor; place: Place }) {
  const [state, setState] = useState<'idle' | 'looking' | { refused: string }>('idle')
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  async function look() {
    if (state === 'looking') return
    abort.current = new AbortController()
    const { signal } = abort.current
    setState('looking')
    const refused = await fetchInto(editor, place, signal)
    if (!signal.aborted) setState(refused === null ? 'idle' : { refused })
  }

  return (
    <>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        aria-disabled={state === 'looking' || undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void look()}
      >
        {state === 'looking' ? 'Looking…' : 'Fetch'}
      </button>
      {typeof state === 'object' && (
        <span className="bar-note" role="alert">
          {state.refused}
        </span>
      )}
    </>
  )
}
