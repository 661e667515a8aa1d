import { contrast, parseHex, toHex, toOklch, toRgb, type Oklch, type Rgb } from './oklch.ts'

/** The colours of one scheme that an accent gives, as `#rrggbb`. */
export type Accent = { accent: string; visited: string }

/** The least contrast of text that WCAG 2.2 asks for at level AA (success criterion 1.4.3). */
export const readable = 4.5

/**
 * What text in the accent stands on, and the soft ink, as components/reader/page.css has them: paper, and what is sunken
 * into it.
 */
export const schemes = {
  light: {
    grounds: [
      { lightness: 0.986, chroma: 0.006, hue: 85 },
      { lightness: 0.958, chroma: 0.009, hue: 85 },
    ],
    softInk: { lightness: 0.48, chroma: 0.014, hue: 70 },
  },
  dark: {
    grounds: [
      { lightness: 0.19, chroma: 0.008, hue: 70 },
      { lightness: 0.235, chroma: 0.009, hue: 70 },
    ],
    softInk: { lightness: 0.7, chroma: 0.014, hue: 85 },
  },
} as const

export type Scheme = keyof typeof schemes

/**
 * An accent as it can be read in light and in dark: its hue stays, its lightness goes just as far from the paper as it
 * must, its chroma where sRGB has no room for it. Visited links go half the way to the soft ink.
 * As contrast is the same both ways, paper on a ground of the accent can be read too.
 * @param chosen `#rrggbb`. @throws RangeError
 */
export function accentIn(scheme: Scheme, chosen: string): Accent {
  const { grounds, softInk } = schemes[scheme]
  const papers = grounds.map(toRgb)
  const step = scheme === 'light' ? -0.005 : 0.005
  const accent = heldApart(toOklch(parseHex(chosen)), papers, step)
  const { lightness, chroma, hue } = toOklch(accent)
  const faded = { lightness: (lightness + softInk.lightness) / 2, chroma: (chroma + softInk.chroma) / 2, hue }
  return { accent: toHex(accent), visited: toHex(heldApart(faded, papers, step)) }
}

/** The colour nearest in lightness, in one direction, that can be read on all of some grounds. */
function heldApart(colour: Oklch, grounds: readonly Rgb[], step: number): Rgb {
  // At the end of the way is black or white, which can be read on any paper.
  for (let { lightness } = colour; ; lightness += step) {
    const shown = toRgb({ ...colour, lightness: Math.min(1, Math.max(0, lightness)) })
    if (grounds.every((ground) => contrast(shown, ground) >= readable)) return shown
    if (lightness < 0 || lightness > 1) throw new Error('No colour can be read on these grounds.')
  }
}
