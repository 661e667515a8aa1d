import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readable, schemes } from './accent.ts'
import { contrast, toRgb, type Rgb } from './oklch.ts'

const page = readFileSync(new URL('../../components/reader/page.css', import.meta.url), 'utf8')
const code = readFileSync(new URL('../../components/reader/letter-code.css', import.meta.url), 'utf8')

const sides = [
  { scheme: 'light', side: 0 },
  { scheme: 'dark', side: 1 },
] as const

/** What the stylesheet of the page says a colour is, in light and in dark. */
function pageColours(name: string): string[] {
  return [...page.matchAll(new RegExp(`--${name}: (oklch\\([^)]*\\))`, 'g'))].map(([, colour = '']) => colour)
}

const codeColours = [...code.matchAll(/--(code-\w+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g)]

/** @param said a colour as the stylesheet has it: `oklch(48% 0.014 70)`. */
function shown(said: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = (said.match(/[\d.]+/g) ?? []).map(Number)
  return toRgb({ lightness: lightness / 100, chroma, hue })
}

describe('the colours of the pages', () => {
  it.each(sides)('are those that an accent is measured against: $scheme', ({ scheme, side }) => {
    const { grounds, softInk } = schemes[scheme]
    const measured = { paper: grounds[0], sunken: grounds[1], 'ink-soft': softInk }
    for (const [name, { lightness, chroma, hue }] of Object.entries(measured)) {
      expect(pageColours(name)[side]).toBe(`oklch(${Number((lightness * 100).toFixed(2))}% ${chroma} ${hue})`)
    }
  })

  it.each(['ink', 'ink-soft', 'accent', 'visited'])('can be read on paper and on sunken ground: --%s', (name) => {
    expect(pageColours(name)).toHaveLength(2)
    for (const { scheme, side } of sides) {
      for (const ground of schemes[scheme].grounds) {
        expect(contrast(shown(pageColours(name)[side] ?? ''), toRgb(ground))).toBeGreaterThanOrEqual(readable)
      }
    }
  })
})

describe('the colours of code', () => {
  it('are as many as are used', () => {
    const used = new Set([...code.matchAll(/var\(--(code-\w+)\)/g)].map(([, name]) => name))
    expect(new Set(codeColours.map(([, name]) => name))).toEqual(used)
  })

  it.each(codeColours.map(([, name = '', light = '', dark = '']) => ({ name, light, dark })))(
    'can be read in light and in dark: $name',
    ({ light, dark }) => {
      expect(contrast(shown(light), toRgb(schemes.light.grounds[1]))).toBeGreaterThan(readable)
      expect(contrast(shown(dark), toRgb(schemes.dark.grounds[1]))).toBeGreaterThan(readable)
    },
  )
})
