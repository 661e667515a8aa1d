'use client'

import { useState, type Ref } from 'react'
import { FormMessage } from '@/components/ui/form-message.tsx'
import type { FormState } from '@/components/ui/form-state.ts'
import type { IssueSummary } from '@/lib/issues/find.ts'
import type { FormAction, IssueActions } from './issue-bar.tsx'

type PublishDialogProps = {
  ref: Ref<HTMLDialogElement>
  issue: IssueSummary
  address: string
  timeZone: string
  state: FormState
  isPending: boolean
  act: (action: FormAction, fields?: Record<string, string>) => void
  actions: IssueActions
}

/** The last look before the world sees it: now, or at a time. */
export function PublishDialog({ ref, issue, address, timeZone, state, isPending, act, actions }: PublishDialogProps) {
  const [isLater, setLater] = useState(false)
  const [at, setAt] = useState('')
  const isUpdate = issue.state === 'published'
  return (
    <dialog ref={ref} className="sheet" aria-labelledby="publish-title">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (isLater) act(actions.schedule, { at })
          else act(actions.publish)
        }}
      >
        <h2 id="publish-title">{isUpdate ? 'Update what readers see' : 'Publish to the web'}</h2>
        <FormMessage state={{ ...state, done: null }} />
        <p>
          {isUpdate
            ? 'Readers see the issue as it stands now. Its address and its date stay.'
            : `The issue goes to the front page of ${address.replace(/^https?:\/\//, '')}, to the archive and into the feed.`}
        </p>
        {!isUpdate && (
          <fieldset className="choices">
            <legend className="visually-hidden">When</legend>
            <label>
              <input type="radio" name="when" checked={!isLater} onChange={() => setLater(false)} /> Now
            </label>
            <label>
              <input type="radio" name="when" checked={isLater} onChange={() => setLater(true)} /> At a time
            </label>
            {isLater && (
              <label className="field">
                <span className="field-label">Date and time in {timeZone}</span>
                <input
                  className="input"
                  type="datetime-local"
                  required
                  value={at}
                  onChange={(event) => setAt(event.target.value)}
                  aria-invalid={state.faults.at ? true : undefined}
                />
                {state.faults.at && <span className="fault">{state.faults.at}</span>}
              </label>
            )}
          </fieldset>
        )}
        <div className="sheet-actions">
          <button className="button" type="button" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
            Not yet
          </button>
          <button className="button" data-kind="primary" type="submit" disabled={isPending}>
            {isUpdate ? 'Update' : isLater ? 'Schedule' : 'Publish now'}
          </button>
        </div>
      </form>
    </dialog>
  )
}
