'use client'

import { useState, useTransition } from 'react'
import { useDraft } from '@/components/editor/draft-context.ts'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'

export type HistoryTabProps = {
  issueId: string
  keep: (before: FormState, form: FormData) => Promise<FormState>
}

const notSaved: FormState = {
  ...untouched,
  error: 'Your last words are not on the server yet, so nothing was kept. Try again when they are saved.',
}

/** Keeps the text as it is now under a name, and leads to all that were kept. */
export function HistoryTab({ issueId, keep }: HistoryTabProps) {
  const draft = useDraft()
  const [state, setState] = useState<FormState>(untouched)
  const [name, setName] = useState('')
  const [isPending, startTransition] = useTransition()
  const address = `/desk/issues/${issueId}/history`

  function keepNow() {
    startTransition(async () => {
      if ((await draft.flush()) === null) {
        setState(notSaved)
        return
      }
      const form = new FormData()
      form.set('id', issueId)
      form.set('name', name)
      const result = await keep(untouched, form)
      setState(result)
      if (result.done) setName('')
    })
  }

  return (
    <div className="stack">
      <p className="hint">
        While you write, what stood before is kept every ten minutes, and so is each text that goes out. Name a text,
        and it stays for ever.
      </p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          keepNow()
        }}
      >
        <div className="field">
          <label htmlFor="keep-name">Keep the text as it is now</label>
          <input
            id="keep-name"
            className="input"
            placeholder="Its name, such as “before cutting”"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
            aria-invalid={state.faults.name ? true : undefined}
            aria-describedby={state.faults.name ? 'keep-name-fault' : undefined}
          />
          {state.faults.name && (
            <span id="keep-name-fault" className="fault" role="alert">
              {state.faults.name}
            </span>
          )}
        </div>
        <div>
          <button className="button" type="submit" disabled={isPending}>
            Keep
          </button>
        </div>
        <FormMessage state={state} />
      </form>
      <p>
        <a
          href={address}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            void draft.flush().then((version) => {
              if (version === null) setState(notSaved)
              else window.location.assign(address)
              return version
            })
          }}
        >
          All earlier texts
        </a>
      </p>
    </div>
  )
}
