import bidiFactory from 'bidi-js'
import { Buffer as TextBuffer, Direction, shape, type Font } from 'harfbuzzjs'
import { directionOf } from '@/lib/document/languages.ts'
import { fontFor } from './fonts.ts'

/** How a text is set. `size` in pixels. */
export type Setting = { language: string; size: number; weight: number }

/** A closed line around ink, as points in pixels; y runs downwards, from the base line. */
export type Contour = { x: number; y: number }[]
export type Outline = { width: number; contours: Contour[] }

type Run = { text: string; font: Font; level: number }

const bidi = bidiFactory()

/**
 * The outline of one line of text, from its left edge: characters joined and placed as their script asks, lines in two
 * directions put in order (Unicode, annex 9). What no font of ours draws is left out.
 */
export async function outlineOf(text: string, setting: Setting): Promise<Outline> {
  const { width, glyphs } = await placedGlyphs(text, setting)
  return { width, contours: glyphs.flatMap(({ font, glyph, x, y, scale }) => contoursOf(font, glyph, scale, { x, y })) }
}

/** How wide a line of text is, in pixels. */
export async function widthOf(text: string, setting: Setting): Promise<number> {
  return (await placedGlyphs(text, setting)).width
}

type Glyph = { font: Font; glyph: number; x: number; y: number; scale: number }

async function placedGlyphs(text: string, setting: Setting): Promise<{ width: number; glyphs: Glyph[] }> {
  const glyphs: Glyph[] = []
  let width = 0
  for (const run of inVisualOrder(await runsOf(text, setting))) {
    const scale = setting.size / run.font.face.upem
    const buffer = new TextBuffer()
    buffer.addText(run.text)
    buffer.guessSegmentProperties()
    buffer.setDirection(run.level % 2 === 1 ? Direction.RTL : Direction.LTR)
    buffer.setLanguage(setting.language)
    shape(run.font, buffer)
    for (const { codepoint, xOffset = 0, yOffset = 0, xAdvance = 0 } of buffer.getGlyphInfosAndPositions()) {
      glyphs.push({ font: run.font, glyph: codepoint, x: width + xOffset * scale, y: -yOffset * scale, scale })
      width += xAdvance * scale
    }
  }
  return { width, glyphs }
}

/** The parts of a text that one font draws and that run one way. */
async function runsOf(text: string, { language, weight }: Setting): Promise<Run[]> {
  const { levels } = bidi.getEmbeddingLevels(text, directionOf(language))
  const runs: Run[] = []
  for (const { segment, index } of new Intl.Segmenter(language).segment(text)) {
    const font = await fontFor(segment, language, weight)
    if (!font) continue
    const level = levels[index] ?? 0
    const last = runs.at(-1)
    if (last && last.font === font && last.level === level) last.text += segment
    else runs.push({ text: segment, font, level })
  }
  return runs
}

/** Rule L2: from the highest level down, whatever stands at it or above is turned around. */
function inVisualOrder(runs: Run[]): Run[] {
  const order = [...runs]
  const highest = Math.max(0, ...order.map(({ level }) => level))
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1
      order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return order
}

// Into how many straight pieces a curve is cut: at the sizes of a title nobody sees them.
const pieces = 8

function contoursOf(font: Font, glyph: number, scale: number, place: { x: number; y: number }): Contour[] {
  const contours: Contour[] = []
  let contour: Contour = []
  let [x, y] = [0, 0]
  const add = (nextX: number, nextY: number) => {
    contour.push({ x: place.x + nextX * scale, y: place.y - nextY * scale })
    x = nextX
    y = nextY
  }
  for (const { type, values } of font.glyphToJson(glyph)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values
    const [fromX, fromY] = [x, y]
    if (type === 'M') {
      contour = []
      contours.push(contour)
      add(a, b)
    } else if (type === 'L') add(a, b)
    else if (type === 'Q' || type === 'C') {
      for (let piece = 1; piece <= pieces; piece++) {
        const t = piece / pieces
        const s = 1 - t
        if (type === 'Q') add(s * s * fromX + 2 * s * t * a + t * t * c, s * s * fromY + 2 * s * t * b + t * t * d)
        else {
          add(
            s ** 3 * fromX + 3 * s * s * t * a + 3 * s * t * t * c + t ** 3 * e,
            s ** 3 * fromY + 3 * s * s * t * b + 3 * s * t * t * d + t ** 3 * f,
          )
        }
      }
    }
  }
  return contours
}
