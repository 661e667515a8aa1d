import { widthOf, type Setting } from './outline.ts'

/** A text set in lines, as large as fits. */
export type SetText = { lines: string[]; size: number }

/**
 * Sets a text in a box: in the largest of some sizes in which it fits, or in the smallest, cut off with an ellipsis.
 * @param sizes in pixels, the largest first. Lines stand 1.2 sizes apart.
 */
export async function setInBox(
  text: string,
  { width, height }: { width: number; height: number },
  setting: Omit<Setting, 'size'>,
  sizes: readonly number[],
): Promise<SetText> {
  const { language, weight } = setting
  const measure = (words: string) => widthOf(words, { language, weight, size: 1 })
  const pieces = await measured(unbreakable(plain(text), language), measure)
  for (const size of sizes) {
    const most = Math.max(1, Math.floor(height / (size * leading)))
    const lines = await breakLines(pieces, width / size, language, measure)
    if (lines.length <= most) return { lines, size }
    if (size === sizes.at(-1))
      return { lines: await cutOff(lines.slice(0, most), width / size, language, measure), size }
  }
  return { lines: [], size: 0 }
}

/** How far lines stand apart, in sizes. */
export const leading = 1.2

/** As much of a text as pictures are made of; a title of any length is shown by its beginning. */
const longest = 400

function plain(text: string): string {
  const words = text
    // Emoji and what steers them, and marks of direction, which the order of the line is found without.
    .replace(
      /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Variation_Selector}|\u20e3/gu,
      (sign) => (/[\p{L}\p{N}]/u.test(sign) ? sign : ''),
    )
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return Array.from(words).slice(0, longest).join('')
}

/** Pieces that a line may end after: words, with the marks that stand on them. */
function unbreakable(text: string, language: string): string[] {
  const pieces: string[] = []
  let opens = false
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const last = pieces.length - 1
    // What closes stays with the word before it, what opens with the one after.
    const isClosing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{Sk}\p{Lm}\s%°ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー…—]+$/u.test(
      segment,
    )
    if (last >= 0 && (opens || isClosing)) pieces[last] += segment
    else pieces.push(segment)
    opens = /[\p{Ps}\p{Pi}"'¿¡#$€£¥@]$/u.test(segment) && !/\s$/.test(segment)
  }
  return pieces
}

/** How wide a text is, in sizes. */
type Measure = (text: string) => Promise<number>
/** @property bare its width without the space that it ends in. */
type Piece = { text: string; width: number; bare: number }

async function measured(texts: readonly string[], measure: Measure): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const text of texts) {
    const trimmed = text.trimEnd()
    const bare = await measure(trimmed)
    pieces.push({ text, bare, width: trimmed === text ? bare : await measure(text) })
  }
  return pieces
}

async function breakLines(
  pieces: readonly Piece[],
  most: number,
  language: string,
  measure: Measure,
): Promise<string[]> {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const piece of pieces) {
    // One word that is wider than the line is broken where it has to be.
    const parts = piece.bare > most ? await measured(lettersOf(piece.text, language), measure) : [piece]
    for (const part of parts) {
      if (width + part.bare > most && line !== '') {
        lines.push(line.trim())
        line = ''
        width = 0
      }
      line += part.text
      width += part.width
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trim()]
}

function lettersOf(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language).segment(text)].map(({ segment }) => segment)
}

/** The last line ends in an ellipsis. */
async function cutOff(lines: readonly string[], most: number, language: string, measure: Measure): Promise<string[]> {
  const letters = lettersOf(lines.at(-1) ?? '', language)
  const ended = (text: string) => `${text.replace(/[\s\p{P}]+$/u, '')}…`
  const isTooLong = async () => (await measure(ended(letters.join('')))) > most
  let isCut = false
  while (letters.length > 1 && (await isTooLong())) {
    letters.pop()
    isCut = true
  }
  const last = letters.join('')
  const space = last.lastIndexOf(' ')
  // A word is left out as a whole, where there are words and it is not most of the line.
  return [...lines.slice(0, -1), ended(isCut && space > last.length / 2 ? last.slice(0, space) : last)]
}
