'use client'

import { useId, useRef, useState, useTransition } from 'react'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'
import { previewDays } from '@/lib/previews/input.ts'
import type { PreviewLink } from '@/lib/previews/preview-links.ts'
import type { FormAction } from './issue-bar.tsx'
import { writtenDate } from './when.ts'

type SharePreviewProps = {
  issueId: string
  timeZone: string
  links: PreviewLink[]
  actions: { sharePreview: FormAction; endPreview: FormAction }
}

/** Makes secret links to the draft, lists those that hold, and ends them. */
export function SharePreview({ issueId, timeZone, links, actions }: SharePreviewProps) {
  const sheet = useRef<HTMLDialogElement>(null)
  const [made, setMade] = useState<string | null>(null)
  const [state, setState] = useState<FormState>(untouched)
  const [isPending, startTransition] = useTransition()
  const titleId = useId()

  function act(action: FormAction, fields: Record<string, string>, then: (done: string) => void) {
    startTransition(async () => {
      const form = new FormData()
      form.set('id', issueId)
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const result = await action(untouched, form)
      const [fault] = Object.values(result.faults)
      setState({ ...result, error: result.error ?? fault ?? null, done: null })
      if (result.done !== null) then(result.done)
    })
  }

  return (
    <>
      <button
        className="button"
        type="button"
        onClick={() => {
          setMade(null)
          setState(untouched)
          sheet.current?.showModal()
        }}
      >
        Share a preview
      </button>
      <dialog ref={sheet} className="sheet share-sheet" aria-labelledby={titleId}>
        <div className="stack">
          <h2 id={titleId}>Share a preview</h2>
          <p>
            Whoever has the link reads the draft as it stands at that moment, without a log-in, until the link ends.
          </p>
          <FormMessage state={state} />
          <form
            className="share-new"
            onSubmit={(event) => {
              event.preventDefault()
              const days = new FormData(event.currentTarget).get('days')
              act(actions.sharePreview, { days: typeof days === 'string' ? days : '' }, setMade)
            }}
          >
            <fieldset className="preview-choice">
              <legend className="visually-hidden">How long it holds</legend>
              {previewDays.map((days) => (
                <label key={days}>
                  <input type="radio" name="days" value={days} defaultChecked={days === 7} />
                  {days === 1 ? '1 day' : `${days} days`}
                </label>
              ))}
            </fieldset>
            <button className="button" data-kind="primary" type="submit" disabled={isPending}>
              Make a link
            </button>
          </form>
          {made && <MadeLink address={made} />}
          {links.length > 0 && (
            <section aria-label="Links that hold">
              <h3>Links that hold</h3>
              <ul className="session-rows">
                {links.map(({ id, expiresAt, createdAt, createdBy }) => (
                  <li key={id}>
                    <span>
                      Until {writtenDate(expiresAt, timeZone, true)}
                      <br />
                      <small>
                        made {writtenDate(createdAt, timeZone, true)}
                        {createdBy && ` by ${createdBy}`}
                      </small>
                    </span>
                    <button
                      type="button"
                      className="button"
                      disabled={isPending}
                      aria-label={`End the link that holds until ${writtenDate(expiresAt, timeZone, true)}`}
                      onClick={() => act(actions.endPreview, { link: id }, () => setMade(null))}
                    >
                      End it
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <div className="sheet-actions">
            <button className="button" type="button" onClick={() => sheet.current?.close()}>
              Close
            </button>
          </div>
        </div>
      </dialog>
    </>
  )
}

/** The address of a new link, the one time that it can be shown. */
function MadeLink({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      // Without leave to write there, the address is selected for the author's own copying.
      setCopied(false)
    }
  }
  return (
    <div className="notice" data-kind="done">
      <label className="field">
        <span className="field-label">The link, shown this once</span>
        <input ref={field} className="input" readOnly value={address} onFocus={(event) => event.target.select()} />
      </label>
      <button className="button" type="button" onClick={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
      <span className="visually-hidden" role="status">
        {isCopied ? 'The link is copied.' : ''}
      </span>
    </div>
  )
}
