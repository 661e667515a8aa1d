import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentCss } from './accent-css.ts'
import { accentIn, readable, schemes, type Scheme } from './accent.ts'
import { contrast, parseHex, toHex, toOklch, toRgb, type Rgb } from './oklch.ts'

const inOrder: readonly Scheme[] = ['light', 'dark']

const level = fc.integer({ min: 0, max: 255 })
const anyColour: fc.Arbitrary<string> = fc.tuple(level, level, level).map(toHex)

/** What of an accent can't be read, in words. */
function unreadable(chosen: string): string[] {
  return inOrder.flatMap((scheme) =>
    Object.entries(accentIn(scheme, chosen)).flatMap(([name, colour]) =>
      schemes[scheme].grounds
        .map((ground) => contrast(parseHex(colour), toRgb(ground)))
        .filter((apart) => apart < readable)
        .map((apart) => `${chosen} as ${name} became ${colour}, ${apart} from the ${scheme} paper`),
    ),
  )
}

describe('an accent', () => {
  it('can be read on paper and on sunken ground, in light and in dark, visited or not: the whole cube of sRGB', () => {
    const steps = Array.from({ length: 16 }, (_, at) => at * 17)
    const cube = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => toHex([red, green, blue]))))
    expect(cube).toHaveLength(4096)
    expect(cube.flatMap(unreadable)).toEqual([])
  })

  it('can be read whatever was chosen', () => {
    fc.assert(
      fc.property(anyColour, (chosen) => {
        expect(unreadable(chosen)).toEqual([])
      }),
      { numRuns: 1500 },
    )
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
      expect(least).toBeLessThan(readable + 0.25)
      expect(Math.abs(toOklch(parseHex(accent)).hue - toOklch(parseHex(chosen)).hue)).toBeLessThan(3)
    }
  })

  it('shows which links were visited, unless it has no colour itself', () => {
    for (const chosen of ['#8a3b12', '#0b5fa5', '#1b7f3b', '#ffd400']) {
      for (const scheme of inOrder) {
        const { accent, visited } = accentIn(scheme, chosen)
        const [before, after] = [toOklch(parseHex(accent)), toOklch(parseHex(visited))]
        expect(after.chroma).toBeLessThan(before.chroma * 0.75)
      }
    }
  })

  it('is no colour at all when it is anything else', () => {
    for (const chosen of ['red', '#fff', '#12345g', '#123456;}', '']) {
      expect(() => accentIn('light', chosen)).toThrow(RangeError)
    }
  })
})

describe('what an accent adds to the stylesheet', () => {
  it('is its two colours in light and in dark, and nothing on paper', () => {
    expect(accentCss('#8a3b12')).toBe(
      `@media screen{:root{--accent:#8a3b12;--visited:${accentIn('light', '#8a3b12').visited}}` +
        `@media (prefers-color-scheme: dark){:root{--accent:${accentIn('dark', '#8a3b12').accent};` +
        `--visited:${accentIn('dark', '#8a3b12').visited}}}}`,
    )
  })

  it('is nothing for the house’s own, nor for what is no colour', () => {
    for (const chosen of [null, '', 'red', '#fff', '#123456}*{color:red']) expect(accentCss(chosen)).toBe('')
  })

  it('leaves the ink readable where text is selected', () => {
    const ink = { light: [0.24, 0.012, 70], dark: [0.9, 0.012, 85] } as const
    fc.assert(
      fc.property(anyColour, (chosen) => {
        for (const scheme of inOrder) {
          const [lightness, chroma, hue] = ink[scheme]
          const paper = toRgb(schemes[scheme].grounds[0])
          const accent = parseHex(accentIn(scheme, chosen).accent)
          const ground = paper.map((part, at) => Math.round(part * 0.78 + (accent[at] ?? 0) * 0.22)) as unknown as Rgb
          expect(contrast(toRgb({ lightness, chroma, hue }), ground)).toBeGreaterThan(readable)
        }
      }),
      { numRuns: 300 },
    )
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
    fc.assert(
      fc.property(anyColour, (hex) => {
        expect(toHex(toRgb(toOklch(parseHex(hex))))).toBe(hex)
      }),
    )
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
