'use client'

import { useActionState, useId } from 'react'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'

/** As `revisionName` has it, whose schema is not worth fetching zod for. */
const longestName = 100

type Act = (before: FormState, form: FormData) => Promise<FormState>

/** Has the issue say again what an earlier text says. */
export function RestoreText(props: { issueId: string; revision: string; version: number; label: string; act: Act }) {
  const { issueId, revision, version, label, act } = props
  const [state, restore, isPending] = useActionState(act, untouched)
  return (
    <form className="history-act" action={restore}>
      <input type="hidden" name="id" value={issueId} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="version" value={version} />
      <button className="button" type="submit" disabled={isPending}>
        {isPending ? 'Restoring…' : label}
      </button>
      <FormMessage state={state} />
    </form>
  )
}

/** Gives a text a name, under which it stays; without `revision` the present one. */
export function NameText(props: { issueId: string; revision: string | null; name: string | null; act: Act }) {
  const { issueId, revision, name, act } = props
  const [state, keep, isPending] = useActionState(act, untouched)
  const id = useId()
  return (
    <form className="history-act" action={keep}>
      <input type="hidden" name="id" value={issueId} />
      {revision !== null && <input type="hidden" name="revision" value={revision} />}
      <label className="visually-hidden" htmlFor={id}>
        Name of this text
      </label>
      <input
        key={name}
        id={id}
        className="input"
        name="name"
        placeholder="Name this text to keep it"
        maxLength={longestName}
        defaultValue={state.values.name ?? name ?? ''}
        aria-invalid={state.faults.name ? true : undefined}
        aria-describedby={state.faults.name ? `${id}-fault` : undefined}
      />
      <button className="button" type="submit" disabled={isPending}>
        {name === null ? 'Keep' : 'Rename'}
      </button>
      {state.faults.name && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {state.faults.name}
        </p>
      )}
      <FormMessage state={state} />
    </form>
  )
}

/** Takes the name of a text away. */
export function UnnameText({ issueId, revision, act }: { issueId: string; revision: string; act: Act }) {
  const [state, unname, isPending] = useActionState(act, untouched)
  return (
    <form className="history-act" action={unname}>
      <input type="hidden" name="id" value={issueId} />
      <input type="hidden" name="revision" value={revision} />
      <button className="button" data-kind="quiet" type="submit" disabled={isPending}>
        Remove the name
      </button>
      <FormMessage state={state} />
    </form>
  )
}
