import { lookInput } from '@/lib/publication/look-input.ts'
import { Field } from '@/components/ui/field.tsx'

/** Colours that a newsletter can wear for years. */
const presets = [
  { colour: '#8a3b12', name: 'Rust' },
  { colour: '#a8324a', name: 'Raspberry' },
  { colour: '#6b3fa0', name: 'Violet' },
  { colour: '#2a4b9b', name: 'Ink blue' },
  { colour: '#00697a', name: 'Teal' },
  { colour: '#2f6b3a', name: 'Moss' },
  { colour: '#7a5c00', name: 'Ochre' },
  { colour: '#3d3d3d', name: 'Graphite' },
] as const

/** The house's own accent, where there is none to show in a colour field. */
const own = '#913525'

type LookAccentProps = { accent: string; fault: string | undefined; change: (accent: string) => void }

/** The colour of links and marks: one of a few, any other, or the house's own. */
export function LookAccent({ accent, fault, change }: LookAccentProps) {
  const colour = lookInput.shape.accent.safeParse(accent).data ?? null
  return (
    <fieldset className="look-choice look-accent">
      <legend className="field-label">Accent</legend>
      <div className="swatches">
        <button type="button" className="button" aria-pressed={accent.trim() === ''} onClick={() => change('')}>
          The house’s own
        </button>
        {presets.map((preset) => (
          <button
            key={preset.colour}
            type="button"
            className="swatch"
            style={{ background: preset.colour }}
            aria-label={preset.name}
            title={preset.name}
            aria-pressed={colour === preset.colour}
            onClick={() => change(preset.colour)}
          />
        ))}
      </div>
      <div className="any-colour">
        <input
          type="color"
          aria-label="Any other colour"
          value={colour ?? own}
          onChange={(event) => change(event.target.value)}
        />
        <Field
          name="accent"
          label="Colour"
          value={accent}
          placeholder="#8a3b12"
          spellCheck={false}
          autoComplete="off"
          fault={fault}
          hint="It is made darker or lighter where it must, so that it can be read by day and by night."
          onChange={(event) => change(event.target.value)}
        />
      </div>
    </fieldset>
  )
}
