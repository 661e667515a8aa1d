'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched } from '@/components/ui/form-state.ts'
import type { IssueSummary } from '@/lib/issues/find.ts'
import type { FormAction } from './issue-bar.tsx'

type DetailsFormProps = {
  issue: IssueSummary
  address: string
  language: string
  change: FormAction
  close: () => void
}

/** What stands beside the text: address, number, language, where it first appeared. */
export function DetailsForm({ issue, address, language, change, close }: DetailsFormProps) {
  const [state, act, isPending] = useActionState(change, untouched)
  const shown = state.error || Object.keys(state.faults).length > 0 ? state.values : {}
  return (
    <form className="stack" action={act}>
      <h2 id="details-title">Details</h2>
      <FormMessage state={state} />
      <input type="hidden" name="id" value={issue.id} />
      <Field
        name="slug"
        label="Address"
        maxLength={200}
        defaultValue={shown.slug ?? issue.slug ?? ''}
        fault={state.faults.slug}
        hint={
          issue.publishedSlug === null
            ? `The part after ${address.replace(/^https?:\/\//, '')}/issues/. Left empty, it is made from the title.`
            : 'When you change it and update the issue, the old address leads to the new one.'
        }
      />
      <div className="pair">
        <Field
          name="number"
          label="Number"
          inputMode="numeric"
          defaultValue={shown.number ?? issue.number?.toString() ?? ''}
          fault={state.faults.number}
        />
        <Field
          name="language"
          label="Language"
          placeholder={language}
          defaultValue={shown.language ?? issue.language ?? ''}
          fault={state.faults.language}
          hint="Empty: the newsletter’s."
        />
      </div>
      <Field
        name="canonicalAddress"
        label="First appeared at"
        type="url"
        defaultValue={shown.canonicalAddress ?? issue.canonicalAddress ?? ''}
        fault={state.faults.canonicalAddress}
        hint="If it was published elsewhere before. Search engines are told."
      />
      <div className="sheet-actions">
        <button className="button" type="button" onClick={close}>
          Close
        </button>
        <button className="button" data-kind="primary" type="submit" disabled={isPending}>
          {isPending ? 'Saving…' : 'Save'}
        </button>
      </div>
    </form>
  )
}
