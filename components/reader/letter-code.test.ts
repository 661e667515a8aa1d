import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, toRgb, type Rgb } from '@/lib/publication/oklch.ts'

const code = readFileSync(new URL('letter-code.css', import.meta.url), 'utf8')
const page = readFileSync(new URL('page.css', import.meta.url), 'utf8')
const colours = [...code.matchAll(/--(code-\w+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g)]
const [light = '', dark = ''] = [...page.matchAll(/--sunken: (oklch\([^)]*\))/g)].map(([, colour]) => colour ?? '')

describe('the colours of code', () => {
  it('are as many as are used', () => {
    const used = new Set([...code.matchAll(/var\(--(code-\w+)\)/g)].map(([, name]) => name))
    expect(new Set(colours.map(([, name]) => name))).toEqual(used)
  })

  it.each(colours.map(([, name = '', onLight = '', onDark = '']) => ({ name, onLight, onDark })))(
    'can be read in light and in dark: $name',
    ({ onLight, onDark }) => {
      expect(contrast(shown(onLight), shown(light))).toBeGreaterThan(4.5)
      expect(contrast(shown(onDark), shown(dark))).toBeGreaterThan(4.5)
    },
  )
})

/** @param said a colour as the stylesheet has it: `oklch(48% 0.014 70)`. */
function shown(said: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = (said.match(/[\d.]+/g) ?? []).map(Number)
  return toRgb({ lightness: lightness / 100, chroma, hue })
}
