import sharp from 'sharp'
import type { Contour } from './outline.ts'

type Colour = [red: number, green: number, blue: number]

/** A picture of flat colours: rectangles, and shapes with smooth edges. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly #pixels: Uint8Array

  /** @param ground `#rrggbb` */
  constructor(width: number, height: number, ground: string) {
    this.width = width
    this.height = height
    this.#pixels = new Uint8Array(width * height * 3)
    const colour = colourOf(ground)
    for (let at = 0; at < this.#pixels.length; at += 3) this.#pixels.set(colour, at)
  }

  /** Fills a rectangle that lies on whole pixels. */
  fill(left: number, top: number, width: number, height: number, colour: string): void {
    const [red, green, blue] = colourOf(colour)
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      for (let x = Math.max(0, left); x < Math.min(this.width, left + width); x++) {
        this.#pixels.set([red, green, blue], (y * this.width + x) * 3)
      }
    }
  }

  /** Fills what lies within contours, moved to a place. What reaches over the edge is cut off. */
  draw(contours: readonly Contour[], left: number, top: number, colour: string): void {
    const ink = colourOf(colour)
    let [highest, lowest] = [this.height, 0]
    for (const { y } of contours.flat()) {
      highest = Math.min(highest, y + top)
      lowest = Math.max(lowest, y + top)
    }
    const first = Math.max(0, Math.floor(highest))
    const last = Math.min(this.height, Math.ceil(lowest))
    if (first >= last) return
    // A line of text is low: only its rows are looked at.
    const areas = new Areas(this.width, last - first)
    for (const contour of contours) {
      for (const [index, point] of contour.entries()) {
        const next = contour[(index + 1) % contour.length] ?? point
        areas.addLine(point.x + left, point.y + top - first, next.x + left, next.y + top - first)
      }
    }
    areas.forEachPixel((pixel, covered) => {
      for (let channel = 0; channel < 3; channel++) {
        const at = (first * this.width + pixel) * 3 + channel
        const ground = this.#pixels[at] ?? 0
        this.#pixels[at] = Math.round(ground + ((ink[channel] ?? 0) - ground) * covered)
      }
    })
  }

  async png(): Promise<Uint8Array<ArrayBuffer>> {
    const raw = { width: this.width, height: this.height, channels: 3 as const }
    const made = await sharp(this.#pixels, { raw }).png({ compressionLevel: 9 }).toBuffer()
    return new Uint8Array(made)
  }
}

/**
 * How much of each pixel lies within lines that close: each line adds to the pixels at its right the area between it and
 * the edge, signed by its direction, and a running sum along the row gives the cover (the way of font-rs and stb_truetype).
 */
class Areas {
  readonly #width: number
  readonly #height: number
  readonly #stride: number
  readonly #sums: Float32Array

  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
    this.#stride = width + 2
    this.#sums = new Float32Array(this.#stride * height)
  }

  addLine(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return
    const direction = fromY < toY ? 1 : -1
    const [topX, topY, bottomX, bottomY] = direction === 1 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY]
    const slope = (bottomX - topX) / (bottomY - topY)
    for (let y = Math.max(0, Math.floor(topY)); y < Math.min(this.#height, Math.ceil(bottomY)); y++) {
      const start = Math.max(y, topY)
      const end = Math.min(y + 1, bottomY)
      if (end <= start) continue
      const one = this.#within(topX + (start - topY) * slope)
      const other = this.#within(topX + (end - topY) * slope)
      this.#addInRow(y * this.#stride, Math.min(one, other), Math.max(one, other), (end - start) * direction)
    }
  }

  forEachPixel(paint: (pixel: number, covered: number) => void): void {
    for (let y = 0; y < this.#height; y++) {
      let sum = 0
      for (let x = 0; x < this.#width; x++) {
        sum += this.#sums[y * this.#stride + x] ?? 0
        const covered = Math.min(1, Math.abs(sum))
        if (covered > 0.002) paint(y * this.#width + x, covered)
      }
    }
  }

  #within(x: number): number {
    return Math.min(this.#width, Math.max(0, x))
  }

  /** A piece of a line within one row of pixels, from `left` to `right`, that is so high. */
  #addInRow(row: number, left: number, right: number, height: number): void {
    const first = Math.floor(left)
    const last = Math.max(first + 1, Math.ceil(right))
    if (last === first + 1) {
      const middle = (left + right) / 2 - first
      this.#add(row + first, height * (1 - middle))
      this.#add(row + first + 1, height * middle)
      return
    }
    // The line crosses several pixels: what lies to its right grows by a parabola, a straight line, a parabola.
    const share = height / (right - left)
    let before = 0
    for (let x = first; x < last; x++) {
      const from = Math.max(left, x)
      const to = Math.min(right, x + 1)
      const covered = share * (to - from) * (x + 1 - (from + to) / 2)
      const passed = share * (from - left)
      const cover = passed + covered
      this.#add(row + x, cover - before)
      before = cover
    }
    this.#add(row + last, height - before)
  }

  #add(at: number, value: number): void {
    this.#sums[at] = (this.#sums[at] ?? 0) + value
  }
}

function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
