import { Field } from '@/components/ui/field.tsx'

type PublicationFieldsProps = {
  values: Record<string, string | undefined>
  faults: Record<string, string>
  timeZones: string[]
  /** The address that the environment decides; then it can't be chosen here. */
  fixedAddress: string | null
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
  ['ar', 'العربية'],
] as const

/** What is said of the newsletter as a whole, at set-up and in the settings. */
export function PublicationFields({ values, faults, timeZones, fixedAddress }: PublicationFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], fault: faults[name] })
  return (
    <>
      <Field {...field('title')} label="Title" required maxLength={200} />
      <Field
        {...field('description')}
        label="Description"
        as="textarea"
        maxLength={1000}
        hint="One or two sentences, shown under the title and in feed readers."
      />
      <div className="pair">
        <Field {...field('language')} label="Language" list="languages" required hint="Such as en, ja or zh-Hans." />
        <datalist id="languages">
          {languages.map(([tag, name]) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </datalist>
        <Field {...field('timeZone')} label="Time zone" list="time-zones" required hint="Dates are shown in it." />
        <datalist id="time-zones">
          {timeZones.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      {fixedAddress === null ? (
        <Field
          {...field('address')}
          label="Public address"
          type="url"
          placeholder="https://letters.example.org"
          hint="Where readers will find it. Leave it empty while you try things on this machine."
        />
      ) : (
        <>
          {/* What was chosen stays as it is, for when the environment no longer decides. */}
          <input type="hidden" name="address" value={values.address} />
          <Field
            name="fixedAddress"
            label="Public address"
            disabled
            defaultValue={fixedAddress}
            hint="Set by MASTHEAD_URL where the server is started."
          />
        </>
      )}
      <Field {...field('authorName')} label="Your name" maxLength={200} autoComplete="name" />
      <Field
        {...field('authorAbout')}
        label="About you, in a line or two"
        as="textarea"
        rows={2}
        maxLength={600}
        hint="Both stand where an issue tells who writes it, as they were when it went out. You may leave them empty."
      />
    </>
  )
}
