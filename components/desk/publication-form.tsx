'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'
import type { Publication } from '@/lib/publication/find.ts'

type PublicationFormProps = {
  publication: Publication
  /** Set when the environment decides the public address; then it can't be changed here. */
  fixedAddress: string | null
  timeZones: string[]
  save: (before: FormState, form: FormData) => Promise<FormState>
}

export function PublicationForm({ publication, fixedAddress, timeZones, save }: PublicationFormProps) {
  const [state, act, isPending] = useActionState(save, untouched)
  const shown = { ...publication, ...state.values }
  return (
    <form className="stack" action={act}>
      <FormMessage state={state} />
      <Field
        name="title"
        label="Title"
        required
        maxLength={200}
        defaultValue={shown.title}
        fault={state.faults.title}
      />
      <Field
        name="description"
        label="Description"
        as="textarea"
        maxLength={1000}
        defaultValue={shown.description}
        fault={state.faults.description}
      />
      <div className="pair">
        <Field
          name="language"
          label="Language"
          required
          defaultValue={shown.language}
          fault={state.faults.language}
          hint="Such as en, ja or zh-Hans."
        />
        <Field
          name="timeZone"
          label="Time zone"
          list="time-zones"
          required
          defaultValue={shown.timeZone}
          fault={state.faults.timeZone}
        />
        <datalist id="time-zones">
          {timeZones.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <Field
        name="address"
        label="Public address"
        type="url"
        readOnly={fixedAddress !== null}
        defaultValue={fixedAddress ?? shown.address}
        fault={state.faults.address}
        hint={
          fixedAddress === null
            ? 'Where readers find it. Feeds and mails point here.'
            : 'Set by MASTHEAD_URL where the server is started.'
        }
      />
      <div>
        <button className="button" data-kind="primary" type="submit" disabled={isPending}>
          {isPending ? 'Saving…' : 'Save'}
        </button>
      </div>
    </form>
  )
}
