import { Field } from '@/components/ui/field.tsx'

type SetupFormProps = {
  token: string
  values: Record<string, string>
  faults: Record<string, string>
  timeZones: string[]
}

// What the reader's side has words for; any other language tag may be typed.
const languages = [
  ['en', 'English'],
  ['zh-Hans', '简体中文'],
  ['zh-Hant', '繁體中文'],
  ['ja', '日本語'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
] as const

/** The first page anyone sees: what the newsletter is, and who owns it. */
export function SetupForm({ token, values, faults, timeZones }: SetupFormProps) {
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
        <Field
          name="title"
          label="Title"
          required
          maxLength={200}
          defaultValue={values.title}
          fault={faults.title}
          autoFocus
        />
        <Field
          name="description"
          label="Description"
          as="textarea"
          maxLength={1000}
          hint="One or two sentences, shown under the title and in feed readers."
          defaultValue={values.description}
          fault={faults.description}
        />
        <div className="pair">
          <Field
            name="language"
            label="Language"
            list="languages"
            required
            defaultValue={values.language}
            fault={faults.language}
            hint="Such as en, ja or zh-Hans."
          />
          <datalist id="languages">
            {languages.map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </datalist>
          <Field
            name="timeZone"
            label="Time zone"
            list="time-zones"
            required
            defaultValue={values.timeZone}
            fault={faults.timeZone}
            hint="Dates are shown in it."
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
          placeholder="https://letters.example.org"
          hint="Where readers will find it. Leave it empty while you try things on this machine."
          defaultValue={values.address}
          fault={faults.address}
        />
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
