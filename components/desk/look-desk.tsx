'use client'

import './look.css'
import './preview.css'
import { useActionState, useState } from 'react'
import { FormMessage } from '@/components/ui/form-message.tsx'
import { untouched, type FormState } from '@/components/ui/form-state.ts'
import { lookInput, needsLogo, type TypedLook } from '@/lib/publication/look-input.ts'
import { LookAccent } from './look-accent.tsx'
import { LookChoice } from './look-choice.tsx'
import { LookLogo } from './look-logo.tsx'
import { LookPreview } from './look-preview.tsx'

type LookDeskProps = {
  look: TypedLook
  /** Whether there is an issue to show the look with. */
  hasIssue: boolean
  save: (before: FormState, form: FormData) => Promise<FormState>
}

const faces = [
  { value: 'serif', label: 'Serif', hint: 'Source Serif 4' },
  { value: 'sans', label: 'Sans', hint: 'Source Sans 3' },
  { value: 'system-serif', label: 'System serif', hint: 'Nothing to load' },
  { value: 'system-sans', label: 'System sans', hint: 'Nothing to load' },
] as const

const headers = [
  { value: 'name', label: 'Name', hint: 'Where lines begin' },
  { value: 'centred', label: 'Name in the middle', hint: '' },
  { value: 'logo-name', label: 'Logo and name', hint: '' },
  { value: 'logo', label: 'Logo alone', hint: 'In the place of the name' },
] as const

/** What can be chosen of the look, and the reader's pages as they would be with what is chosen now. */
export function LookDesk({ look, hasIssue, save }: LookDeskProps) {
  const [state, act, isPending] = useActionState(save, untouched)
  const [chosen, setChosen] = useState(look)
  // The last look that can be shown: half a colour is none.
  const [shown, setShown] = useState(look)

  function change(part: Partial<TypedLook>) {
    const next = { ...chosen, ...part }
    setChosen(next)
    if (lookInput.safeParse(next).success) setShown(next)
  }

  function changeLogo(logo: string, logoAlt: string) {
    if (logo === '') change({ logo, logoAlt, ...(needsLogo(chosen.header) && { header: 'name' }) })
    else change({ logo, logoAlt, ...(!needsLogo(chosen.header) && { header: 'logo-name' }) })
  }

  return (
    <div className="look-desk">
      {/* A form that was sent is emptied by React; what was chosen stays. */}
      <form className="stack look-form" action={act} onReset={(event) => event.preventDefault()}>
        <LookAccent accent={chosen.accent} fault={state.faults.accent} change={(accent) => change({ accent })} />
        <LookChoice
          legend="Letters"
          name="letterFace"
          options={faces.map((face) => ({ ...face, sample: face.value }))}
          value={chosen.letterFace}
          fault={state.faults.letterFace}
          change={(letterFace) => change({ letterFace })}
        />
        <LookLogo logo={chosen.logo} logoAlt={chosen.logoAlt} faults={state.faults} change={changeLogo} />
        <LookChoice
          legend="Header"
          name="header"
          options={headers.map((header) => ({
            ...header,
            isPossible: chosen.logo !== '' || !needsLogo(header.value),
          }))}
          value={chosen.header}
          fault={state.faults.header}
          change={(header) => change({ header })}
        />
        <FormMessage state={state} />
        <div>
          <button className="button" data-kind="primary" type="submit" disabled={isPending}>
            {isPending ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
      <LookPreview look={shown} hasIssue={hasIssue} />
    </div>
  )
}
