import { useRef, useState } from 'react'
import { uploadPicture } from '@/components/editor/upload-request.ts'
import { Field } from '@/components/ui/field.tsx'

type LookLogoProps = {
  logo: string
  logoAlt: string
  faults: Record<string, string>
  change: (logo: string, logoAlt: string) => void
}

/** The picture beside or in the place of the name. */
export function LookLogo({ logo, logoAlt, faults, change }: LookLogoProps) {
  const file = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const fault = trouble ?? faults.logo

  async function upload(chosen: File) {
    setTrouble(null)
    setSent(0)
    try {
      const { address, alt } = await uploadPicture('/desk/media', chosen, setSent, new AbortController().signal)
      change(address, alt)
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error))
    }
    setSent(null)
  }

  return (
    <fieldset className="look-choice look-logo">
      <legend className="field-label">Logo</legend>
      <input type="hidden" name="logo" value={logo} />
      {logo === '' ? (
        <small>A picture without a ground of its own, such as a PNG, stands well on light and on dark paper.</small>
      ) : (
        <span className="logo-grounds">
          <img src={logo} alt="The logo on light paper" />
          <img src={logo} alt="The logo on dark paper" />
        </span>
      )}
      <span className="cover-actions">
        <button type="button" className="button" disabled={sent !== null} onClick={() => file.current?.click()}>
          {sent !== null ? `Sending… ${Math.round(sent * 100)} %` : logo === '' ? 'Add a logo' : 'Another logo'}
        </button>
        {logo !== '' && (
          <button type="button" className="button" data-kind="quiet" onClick={() => change('', '')}>
            Remove it
          </button>
        )}
      </span>
      {fault && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
      {logo === '' ? (
        <input type="hidden" name="logoAlt" value="" />
      ) : (
        <Field
          name="logoAlt"
          label="What the logo shows"
          value={logoAlt}
          maxLength={300}
          fault={faults.logoAlt}
          hint="Read aloud where the logo stands alone. Left empty, it is the newsletter’s name."
          onChange={(event) => change(logo, event.target.value)}
        />
      )}
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label="File of the logo"
        hidden
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void upload(chosen)
        }}
      />
    </fieldset>
  )
}
