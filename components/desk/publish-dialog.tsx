'use client'

import './publish.css'
import { useState, type RefObject } from 'react'
import { useDraft } from '@/components/editor/draft-context.ts'
import { FormMessage } from '@/components/ui/form-message.tsx'
import type { FormState } from '@/components/ui/form-state.ts'
import type { IssueSummary } from '@/lib/issues/find.ts'
import { useChecks } from './checks-keeper.ts'
import { ShortFindings } from './checks-tab.tsx'
import type { FormAction, IssueActions } from './issue-bar.tsx'
import { fieldTime } from './own-clock.ts'
import { showTab } from './side-state.ts'
import { timeWords } from './time-words.ts'
import { useToldTime } from './use-told-time.ts'
import { writtenDate } from './when.ts'

type PublishDialogProps = {
  ref: RefObject<HTMLDialogElement | null>
  issue: IssueSummary
  address: string
  timeZone: string
  state: FormState
  isPending: boolean
  act: (action: FormAction, fields?: Record<string, string>) => void
  actions: IssueActions
}

/** The last look before the world sees it: what will happen, what is worth a look, and now or at a time. */
export function PublishDialog({ ref, issue, address, timeZone, state, isPending, act, actions }: PublishDialogProps) {
  const { version } = useDraft()
  const [, { found }] = useChecks(issue.id)
  const scheduled = issue.state === 'scheduled' ? issue.scheduledFor : null
  const [isLater, setLater] = useState(scheduled !== null)
  const [at, setAt] = useState(() => (scheduled ? fieldTime(scheduled, timeZone) : ''))
  const [shownFor, setShownFor] = useState(scheduled?.getTime())
  if (shownFor !== scheduled?.getTime()) {
    // It got another time, or lost it.
    setShownFor(scheduled?.getTime())
    setLater(scheduled !== null)
    setAt(scheduled ? fieldTime(scheduled, timeZone) : '')
  }
  const told = useToldTime(isLater ? at : '')
  const isUpdate = issue.state === 'published'
  const findings = found?.findings ?? []
  const isStopped = findings.some(({ level }) => level === 'stop') && found?.version === version
  const doing = isUpdate ? 'Update' : isLater ? (scheduled ? 'Change the time' : 'Schedule') : 'Publish now'
  return (
    <dialog ref={ref} className="sheet publish-sheet" aria-labelledby="publish-title">
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
        <WhatHappens
          issue={issue}
          address={address}
          willBeAt={found && findings[0]?.level !== 'stop' ? found.address : null}
        />
        <ShortFindings
          findings={findings}
          all={() => {
            ref.current?.close()
            showTab('checks')
          }}
        />
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
              <div className="field publish-time">
                <label className="field-label" htmlFor="publish-at">
                  Date and time in {timeZone}
                </label>
                <input
                  id="publish-at"
                  className="input"
                  type="datetime-local"
                  required
                  value={at}
                  onChange={(event) => setAt(event.target.value)}
                  aria-invalid={state.faults.at ? true : undefined}
                  aria-describedby="publish-at-words"
                />
                {state.faults.at && <span className="fault">{state.faults.at}</span>}
                <div id="publish-at-words" role="status">
                  {told && timeWords(told, timeZone).map((sentence) => <small key={sentence}>{sentence}</small>)}
                </div>
              </div>
            )}
          </fieldset>
        )}
        <div className="sheet-actions">
          {scheduled && (
            <button
              className="button"
              data-kind="quiet"
              type="button"
              disabled={isPending}
              onClick={() => act(actions.cancel)}
            >
              Do not send it out by itself
            </button>
          )}
          <button className="button" type="button" onClick={() => ref.current?.close()}>
            Not yet
          </button>
          <button
            className="button"
            data-kind="primary"
            type="submit"
            disabled={isPending}
            aria-describedby={isStopped ? 'publish-stopped' : undefined}
          >
            {doing}
          </button>
        </div>
        {isStopped && (
          <p id="publish-stopped" className="hint">
            It can’t go out yet, for the first reason above.
          </p>
        )}
        {scheduled && (
          <p className="hint">
            Until {writtenDate(scheduled, timeZone, true)} you can go on writing: what stands here then is what goes
            out.
          </p>
        )}
      </form>
    </dialog>
  )
}

type WhatHappensProps = {
  issue: IssueSummary
  address: string
  /** Absolute address of the issue once it is out; null while it is not known. */
  willBeAt: string | null
}

/** In words, what a press on the button does. */
function WhatHappens({ issue, address, willBeAt }: WhatHappensProps) {
  const site = bare(address)
  if (issue.state === 'published') return <p>Readers see the issue as it stands now. Its address and its date stay.</p>
  return (
    <>
      <p>The issue goes to the front page of {site}, to the archive and into the feed.</p>
      {willBeAt && (
        <p className="publish-address">
          Its address will be <span>{decoded(bare(willBeAt))}</span>.
        </p>
      )}
    </>
  )
}

function bare(address: string): string {
  return address.replace(/^https?:\/\//, '')
}

/** An address as its author would read it, in any script. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
