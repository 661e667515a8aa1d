import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

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
      expect(contrast(onLight, light)).toBeGreaterThan(4.5)
      expect(contrast(onDark, dark)).toBeGreaterThan(4.5)
    },
  )
})

/** How far two colours stand apart, as WCAG counts it: from 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The relative luminance of a colour in OKLCH, by way of linear sRGB, cut off where a screen can't show it. */
function luminance(colour: string): number {
  const [lightness = 0, chroma = 0, hue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness / 100 + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness / 100 - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness / 100 - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  const shown = (part: number) => Math.min(1, Math.max(0, part))
  return 0.2126 * shown(red) + 0.7152 * shown(green) + 0.0722 * shown(blue)
}
