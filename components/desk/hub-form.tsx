'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'

type HubFormProps = {
  /** Its address; empty for none. */
  hub: string
  save: (before: FormState, form: FormData) => Promise<FormState>
}

/** Whom feed readers can ask to hear of news at once. */
export function HubForm({ hub, save }: HubFormProps) {
  const [state, act, isPending] = useActionState(save, untouched)
  return (
    <form className="stack" action={act}>
      <FormMessage state={state} />
      <Field
        name="hub"
        label="WebSub hub"
        type="url"
        defaultValue={state.values.hub ?? hub}
        placeholder="https://pubsubhubbub.superfeedr.com/"
        hint="A hub tells feed readers of a new issue at once, instead of when they next ask. It learns which addresses your feeds have, and nothing of your readers. Leave it empty for none."
        fault={state.faults.hub}
      />
      <div>
        <button className="button" type="submit" disabled={isPending}>
          {isPending ? 'Saving…' : 'Set the hub'}
        </button>
      </div>
    </form>
  )
}
