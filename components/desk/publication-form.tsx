'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'
import { PublicationFields } from './publication-fields.tsx'

type PublicationFormProps = {
  /** What is kept now; the address as it was chosen, not as it holds. */
  values: Record<string, string>
  fixedAddress: string | null
  timeZones: string[]
  save: (before: FormState, form: FormData) => Promise<FormState>
}

export function PublicationForm({ values, fixedAddress, timeZones, save }: PublicationFormProps) {
  const [state, act, isPending] = useActionState(save, untouched)
  return (
    <form className="stack" action={act}>
      <FormMessage state={state} />
      <PublicationFields
        values={{ ...values, ...state.values }}
        faults={state.faults}
        timeZones={timeZones}
        fixedAddress={fixedAddress}
      />
      <div>
        <button className="button" data-kind="primary" type="submit" disabled={isPending}>
          {isPending ? 'Saving…' : 'Save'}
        </button>
      </div>
    </form>
  )
}
