import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Blob, Face, Font, Variation } from 'harfbuzzjs'
import decompress from 'woff2-encoder/decompress'

/** Typefaces that pictures are set in, from packages: what a machine has installed plays no part. Each is variable. */
type Family = 'source-sans-3' | `noto-sans-${'arabic' | 'sc' | 'tc' | 'jp' | 'kr'}`

const eastAsian = ['noto-sans-sc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr'] as const

/** A typeface comes in files of some characters each. */
type Part = { file: string; ranges: [from: number, to: number][] }

const partsOf = new Map<Family, Promise<Part[]>>()
/** An open file, and the fonts of some weights that were made of it. */
type Opened = { face: Face; byWeight: Map<number, Font> }

const opened = new Map<string, Promise<Opened>>()
/** How many files are kept open; each takes about 150 KB. */
const mostOpened = 24

/**
 * The font that draws a character, or null when none of ours does.
 * @param language BCP 47: the same Chinese character is drawn in one way in Taipei and in another in Tokyo.
 * @param weight from 400 to 700.
 */
export async function fontFor(character: string, language: string, weight: number): Promise<Font | null> {
  const code = character.codePointAt(0) ?? 0
  for (const family of familiesFor(language)) {
    for (const { file, ranges } of await readParts(family)) {
      if (!ranges.some(([from, to]) => code >= from && code <= to)) continue
      const font = await openFont(file, weight)
      // The ranges name more characters than are drawn.
      if (font.nominalGlyph(code)) return font
    }
  }
  return null
}

function familiesFor(language: string): Family[] {
  const { script } = new Intl.Locale(language).maximize()
  const own = { Hans: 'noto-sans-sc', Hant: 'noto-sans-tc', Jpan: 'noto-sans-jp', Kore: 'noto-sans-kr' } as const
  const first = Object.entries(own).find(([written]) => written === script)?.[1]
  const spaced: Family[] = ['source-sans-3', 'noto-sans-arabic']
  const others = eastAsian.filter((family) => family !== first)
  // Quotation marks and dots are as wide as characters where they stand among them.
  return first ? [first, ...spaced, ...others] : [...spaced, ...others]
}

function readParts(family: Family): Promise<Part[]> {
  const known = partsOf.get(family)
  if (known) return known
  const reading = readFile(pathIn(family, 'unicode.json'), 'utf8').then((json) =>
    Object.entries(JSON.parse(json) as Record<string, string>).map(([name, ranges]) => ({
      file: pathIn(family, 'files', `${family}-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
      ranges: ranges.split(',').map(rangeOf),
    })),
  )
  partsOf.set(family, reading)
  return reading
}

function pathIn(family: Family, ...rest: string[]): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', '@fontsource-variable', family, ...rest)
}

/** `U+4E00-9FFF`, as CSS has it. */
function rangeOf(text: string): [number, number] {
  const [from = '', to = from] = text.trim().replace('U+', '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}

async function openFont(file: string, weight: number): Promise<Font> {
  const { face, byWeight } = await openFile(file)
  const known = byWeight.get(weight)
  if (known) return known
  const font = new Font(face)
  font.setVariations([new Variation('wght', weight)])
  byWeight.set(weight, font)
  return font
}

function openFile(file: string): Promise<Opened> {
  const known = opened.get(file)
  opened.delete(file)
  const opening = known ?? readFace(file)
  // The one that was used last stands last.
  opened.set(file, opening)
  for (const oldest of opened.keys()) {
    if (opened.size <= mostOpened) break
    opened.delete(oldest)
  }
  return opening
}

async function readFace(file: string): Promise<Opened> {
  const bytes = await decompress(await readFile(/* turbopackIgnore: true */ file))
  return { face: new Face(new Blob(bytes)), byWeight: new Map() }
}
