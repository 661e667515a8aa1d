import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentIn, readable, schemes, type Scheme } from './accent.ts'
import { contrast, parseHex, toHex, toOklch, toRgb, type Rgb } from './oklch.ts'

const page = readFileSync(new URL('../../components/reader/page.css', import.meta.url), 'utf8')
const inOrder: readonly Scheme[] = ['light', 'dark']

const part = fc.integer({ min: 0, max: 255 })
const anyColour: fc.Arbitrary<string> = fc.tuple(part, part, part).map(toHex)

function expectReadable(chosen: string): void {
  for (const scheme of inOrder) {
    const { accent, visited } = accentIn(scheme, chosen)
    for (const colour of [accent, visited]) {
      for (const ground of schemes[scheme].grounds) {
        const apart = contrast(parseHex(colour), toRgb(ground))
        if (apart < readable) expect.fail(`${chosen} became ${colour}, only ${apart} from the ${scheme} paper`)
      }
    }
  }
}

describe('an accent', () => {
  it('can be read on paper and on sunken ground, in light and in dark, visited or not: the whole cube of sRGB', () => {
    const steps = Array.from({ length: 16 }, (_, at) => at * 17)
    for (const red of steps) for (const green of steps) for (const blue of steps) expectReadable(toHex([red, green, blue]))
  })

  it('can be read whatever was chosen', () => {
    fc.assert(fc.property(anyColour, expectReadable), { numRuns: 1500 })
  })

  it('stays as it was chosen where that can be read already', () => {
    expect(accentIn('light', '#8a3b12').accent).toBe('#8a3b12')
    expect(accentIn('dark', '#f0a878').accent).toBe('#f0a878')
  })

  it('goes no further from the paper than it must, and keeps its hue', () => {
    for (const [chosen, scheme] of [
      ['#ffd400', 'light'],
      ['#00c2a8', 'light'],
      ['#1a237e', 'dark'],
      ['#8a3b12', 'dark'],
    ] as const) {
      const { accent } = accentIn(scheme, chosen)
      const least = Math.min(...schemes[scheme].grounds.map((ground) => contrast(parseHex(accent), toRgb(ground))))
      expect(least, chosen).toBeLessThan(readable + 0.25)
      expect(Math.abs(toOklch(parseHex(accent)).hue - toOklch(parseHex(chosen)).hue), chosen).toBeLessThan(3)
    }
  })

  it('shows which links were visited, unless it has no colour itself', () => {
    for (const chosen of ['#8a3b12', '#0b5fa5', '#1b7f3b', '#ffd400']) {
      for (const scheme of inOrder) {
        const { accent, visited } = accentIn(scheme, chosen)
        const [before, after] = [toOklch(parseHex(accent)), toOklch(parseHex(visited))]
        expect(after.chroma, chosen).toBeLessThan(before.chroma * 0.75)
      }
    }
  })

  it('is no colour at all when it is anything else', () => {
    for (const chosen of ['red', '#fff', '#12345g', '#123456;}', '']) {
      expect(() => accentIn('light', chosen)).toThrow(RangeError)
    }
  })
})

describe('the colours that text is measured against', () => {
  it('are those of the pages', () => {
    for (const name of ['paper', 'sunken', 'ink-soft']) {
      const [light, dark] = [...page.matchAll(new RegExp(`--${name}: oklch\\(([^)]*)\\)`, 'g'))].map(([, said]) => said)
      for (const [scheme, said] of [
        ['light', light],
        ['dark', dark],
      ] as const) {
        const { grounds, softInk } = schemes[scheme]
        const { lightness, chroma, hue } = { paper: grounds[0], sunken: grounds[1], 'ink-soft': softInk }[name] ?? softInk
        expect(said, `${name} in ${scheme}`).toBe(`${Number((lightness * 100).toFixed(2))}% ${chroma} ${hue}`)
      }
    }
  })

  it.each(['ink', 'ink-soft', 'accent', 'visited'])('hold the house’s own --%s apart', (name) => {
    const said = [...page.matchAll(new RegExp(`--${name}: oklch\\(([\\d.]+)% ([\\d.]+) ([\\d.]+)\\)`, 'g'))]
    expect(said).toHaveLength(2)
    said.forEach(([, lightness, chroma, hue], at) => {
      const shown = toRgb({ lightness: Number(lightness) / 100, chroma: Number(chroma), hue: Number(hue) })
      for (const ground of schemes[inOrder[at] ?? 'light'].grounds) {
        expect(contrast(shown, toRgb(ground))).toBeGreaterThanOrEqual(readable)
      }
    })
  })
})

describe('a colour', () => {
  it('comes back from OKLCH as it was', () => {
    const there: Rgb[] = [
      [0, 0, 0],
      [255, 255, 255],
      [138, 59, 18],
      [0, 0, 255],
      [1, 254, 127],
    ]
    for (const rgb of there) expect(toRgb(toOklch(rgb))).toEqual(rgb)
    fc.assert(fc.property(anyColour, (hex) => toHex(toRgb(toOklch(parseHex(hex)))) === hex))
  })

  it('is converted as CSS Color 4 does', () => {
    // The examples of https://www.w3.org/TR/css-color-4/#ex-oklab-samples
    expect(toHex(toRgb({ lightness: 0.40101, chroma: 0.12332, hue: 21.555 }))).toBe('#7d2329')
    expect(toHex(toRgb({ lightness: 0.66016, chroma: 0.15546, hue: 134.231 }))).toBe('#68a639')
  })

  it('is apart from another as WCAG counts it', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21)
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2)
  })
})
