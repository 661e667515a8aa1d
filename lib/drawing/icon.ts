import { readMedia } from '@/lib/media/store.ts'
import { keyInAddress } from '@/lib/media/key.ts'
import { decoding, openPicture } from '@/lib/media/decoder.ts'
import { Canvas } from './canvas.ts'
import { ownAccent, paper } from './input.ts'
import { outlineOf, type Contour } from './outline.ts'

/** What an icon is made of: the logo of a newsletter, or else the first letter of its name on its colour. */
export type IconText = { title: string; language: string; accent: string | null; logo: string | null }

/** An icon as a square PNG. @param size of its side, in pixels. */
export async function drawIcon(icon: IconText, size: number): Promise<Uint8Array<ArrayBuffer>> {
  return (await drawLogo(icon, size)) ?? drawInitial(icon, size)
}

/** An icon that looks right on a light ground and a dark one, as SVG. */
export async function drawVectorIcon(icon: IconText): Promise<string> {
  const logo = await drawLogo(icon, 128)
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
  if (logo) {
    const data = `data:image/png;base64,${Buffer.from(logo).toString('base64')}`
    return `${open}<image width="64" height="64" href="${data}"/></svg>\n`
  }
  const accent = icon.accent ?? ownAccent
  const { contours, left, baseline } = await placedInitial(icon, 64)
  const path = contours.map((contour) => pathOf(contour, left, baseline)).join('')
  const isPale = inkOn(accent) !== paper.light
  // On a dark ground the sign itself is what shines.
  const style = isPale
    ? ''
    : `<style>@media (prefers-color-scheme: dark) { rect { fill: ${paper.light} } path { fill: ${accent} } }</style>`
  return `${open}${style}<rect width="64" height="64" rx="12" fill="${accent}"/><path fill="${inkOn(accent)}" d="${path}"/></svg>\n`
}

/** Icons of several sizes in one file, each as PNG (Windows' ICO format). */
export async function drawIconFile(icon: IconText, sizes: readonly number[]): Promise<Uint8Array<ArrayBuffer>> {
  const pictures = await Promise.all(sizes.map((size) => drawIcon(icon, size)))
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  for (const [index, size] of sizes.entries()) {
    const length = pictures[index]?.byteLength ?? 0
    const entry = 6 + 16 * index
    head.writeUInt8(size, entry)
    head.writeUInt8(size, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(24, entry + 6)
    head.writeUInt32LE(length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += length
  }
  return new Uint8Array(Buffer.concat([head, ...pictures]))
}

/** The logo, whole, in the middle of a square of paper; null when there is none. */
async function drawLogo({ logo }: IconText, size: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = logo === null ? null : keyInAddress(logo)
  const file = key === null ? null : await readMedia(key)
  if (!file) return null
  const { width, height } = await openPicture(file.body).metadata()
  const made = await decoding(width * height, () =>
    openPicture(file.body)
      .rotate()
      .resize(size, size, { fit: 'contain', background: paper.light })
      .flatten({ background: paper.light })
      .png({ compressionLevel: 9 })
      .toBuffer(),
  )
  return new Uint8Array(made)
}

async function drawInitial(icon: IconText, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const accent = icon.accent ?? ownAccent
  const canvas = new Canvas(size, size, accent)
  const { contours, left, baseline } = await placedInitial(icon, size)
  canvas.draw(contours, left, baseline, inkOn(accent))
  return canvas.png()
}

/** The first letter or digit of a name, in the middle of a square. */
async function placedInitial({ title, language }: IconText, size: number) {
  const [first = 'M'] = /[\p{L}\p{N}]\p{M}*/u.exec(title) ?? []
  const setting = { language, weight: 650, size: size * 0.66 }
  const drawn = await outlineOf(first.toLocaleUpperCase(language), setting)
  // What none of our fonts draws is a dot.
  const { contours } = drawn.contours.length > 0 ? drawn : await outlineOf('•', setting)
  const [left, right] = extent(contours, 'x')
  const [top, bottom] = extent(contours, 'y')
  return { contours, left: (size - left - right) / 2, baseline: (size - top - bottom) / 2 }
}

function extent(contours: readonly Contour[], axis: 'x' | 'y'): [number, number] {
  const values = contours.flat().map((point) => point[axis])
  return [Math.min(...values), Math.max(...values)]
}

function pathOf(contour: Contour, left: number, baseline: number): string {
  const points = contour.map(({ x, y }) => `${(x + left).toFixed(1)} ${(y + baseline).toFixed(1)}`)
  return `M${points.join('L')}Z`
}

/** Paper or ink, whichever can be read better on a colour (WCAG 2.2, relative luminance). */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? paper.dark : paper.light
}
