import { PublicationFields } from '@/components/desk/publication-fields.tsx'
import { Field } from '@/components/ui/field.tsx'

type SetupFormProps = {
  token: string
  values: Record<string, string>
  faults: Record<string, string>
  timeZones: string[]
  fixedAddress: string | null
}

/** The first page anyone sees: what the newsletter is, and who owns it. */
export function SetupForm({ token, values, faults, timeZones, fixedAddress }: SetupFormProps) {
  return (
    <>
      <h1>Your newsletter</h1>
      <p className="lead">A few words to begin with. You can change all of them later.</p>
      {Object.keys(faults).length > 0 && (
        <p className="notice" data-kind="fault" role="alert">
          Nothing was set up yet. Please look at the marked fields.
        </p>
      )}
      <form method="post" action="/setup">
        <input type="hidden" name="token" value={token} />
        <PublicationFields values={values} faults={faults} timeZones={timeZones} fixedAddress={fixedAddress} />
        <fieldset>
          <legend>You</legend>
          <Field
            name="email"
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            defaultValue={values.email}
            fault={faults.email}
            hint="You log in with it. It is not shown to readers."
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={200}
            hint="At least 10 characters."
            fault={faults.password}
          />
        </fieldset>
        <button className="button" data-kind="primary" type="submit">
          Begin
        </button>
      </form>
    </>
  )
}
