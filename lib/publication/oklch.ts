/**
 * Colours in OKLCH (CSS Color 4, section 9.2; the formulas are Björn Ottosson's, https://bottosson.github.io/posts/oklab):
 * lightness from 0 to 1, chroma from 0 to about 0.4, hue in degrees.
 */
export type Oklch = { lightness: number; chroma: number; hue: number }

/** A colour of sRGB: red, green and blue from 0 to 255, whole numbers, as a screen shows it. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** The colour that `#rrggbb` names. @throws RangeError when it names none. */
export function parseHex(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`Not a colour of the form #rrggbb: ${JSON.stringify(hex)}`)
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}

export function toHex(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

export function toOklch(rgb: Rgb): Oklch {
  const [red, green, blue] = rgb.map(toLinear) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: (Math.atan2(b, a) * 180) / Math.PI,
  }
}

/** The colour as sRGB can show it: of the same lightness and hue, with as much of its chroma as there is room for. */
export function toRgb(colour: Oklch): Rgb {
  let linear = toLinearRgb(colour)
  if (!isShown(linear)) {
    let [shown, tooMuch] = [0, colour.chroma]
    // Twelve halvings are finer than a step of any of the three parts.
    for (let step = 0; step < 12; step++) {
      const chroma = (shown + tooMuch) / 2
      if (isShown(toLinearRgb({ ...colour, chroma }))) shown = chroma
      else tooMuch = chroma
    }
    linear = toLinearRgb({ ...colour, chroma: shown })
  }
  return linear.map((part) => Math.round(255 * toGamma(Math.min(1, Math.max(0, part))))) as unknown as Rgb
}

/** How far two colours stand apart as WCAG 2.2 counts it (contrast ratio), from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(toLinear) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function toLinearRgb({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** Whether a screen can show it, but for what rounding adds. */
function isShown(linear: readonly number[]): boolean {
  return linear.every((part) => part > -0.0005 && part < 1.0005)
}

function toLinear(part: number): number {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function toGamma(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
}
