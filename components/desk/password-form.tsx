'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field.tsx'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'

type PasswordFormProps = { email: string; change: (before: FormState, form: FormData) => Promise<FormState> }

export function PasswordForm({ email, change }: PasswordFormProps) {
  const [state, act, isPending] = useActionState(change, untouched)
  return (
    <form className="stack" action={act}>
      <FormMessage state={state} />
      {/* Password managers want to know whose password changes. */}
      <input type="email" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <div className="pair">
        <Field
          name="current"
          label="Present password"
          type="password"
          autoComplete="current-password"
          required
          fault={state.faults.current}
        />
        <Field
          name="next"
          label="New password"
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={200}
          hint="At least 10 characters."
          fault={state.faults.next}
        />
      </div>
      <div>
        <button className="button" type="submit" disabled={isPending}>
          Change password
        </button>
      </div>
    </form>
  )
}
