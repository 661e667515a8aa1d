import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

// Draws the pictures of the demo's letters: `npx tsx cli/demo/draw-pictures.ts`. The same each time.

const width = 1600
const height = 900
const paper = '#f3ecdf'
const ink = '#3b322a'
const earth = '#8a5a34'
const sea = '#2f5d73'
const rust = '#b5512c'

type Point = readonly [x: number, y: number]

const round = (value: number) => Math.round(value * 10) / 10

function path(points: Point[], closing = ''): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${closing}`
}

function sheet(content: string, background = paper): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${background}"/>${content}</svg>`
}

/** Rings around a summit, each further out and a little more itself. */
function contours(): string {
  const rings = Array.from({ length: 14 }, (_, ring) => {
    const radius = 18 + ring * 46
    const points = Array.from({ length: 240 }, (_, step): Point => {
      const angle = (step / 240) * 2 * Math.PI
      const wave =
        1 +
        0.13 * Math.sin(2 * angle + 0.5 + ring * 0.07) +
        0.07 * Math.sin(3 * angle - ring * 0.11) +
        0.03 * Math.sin(7 * angle + ring * 0.4)
      return [700 + ring * 6 + radius * 1.45 * wave * Math.cos(angle), 430 + radius * wave * Math.sin(angle)]
    })
    const isFifth = ring % 5 === 4
    return `<path d="${path(points, 'Z')}" fill="none" stroke="${earth}" stroke-width="${isFifth ? 5 : 2.2}"/>`
  })
  return sheet(`${rings.join('')}<circle cx="700" cy="430" r="7" fill="${ink}"/>`)
}

function foldedLetter(): string {
  const face = (points: Point[], fill: string) => `<path d="${path(points, 'Z')}" fill="${fill}"/>`
  const lines = Array.from({ length: 6 }, (_, line) => {
    const y = 300 + line * 34
    return `<path d="M${468 + line * 9} ${y}L${(line === 5 ? 760 : 1010) + line * 9} ${y}" stroke="${ink}" stroke-width="5" opacity="0.55"/>`
  })
  return sheet(
    face(
      [
        [520, 740],
        [1240, 740],
        [1420, 800],
        [640, 800],
      ],
      '#d9cdb8',
    ) +
      face(
        [
          [400, 240],
          [1060, 240],
          [1130, 510],
          [470, 510],
        ],
        '#fffaf0',
      ) +
      face(
        [
          [470, 510],
          [1130, 510],
          [1230, 600],
          [570, 600],
        ],
        '#e6dac4',
      ) +
      face(
        [
          [570, 600],
          [1230, 600],
          [1200, 760],
          [540, 760],
        ],
        '#fff4e0',
      ) +
      lines.join('') +
      `<circle cx="1090" cy="690" r="34" fill="${rust}"/>`,
    '#e9dfcd',
  )
}

/** Hours across, stations down; slow trains lie flat, fast ones are steep, and each stops now and then. */
function trainLines(): string {
  const stations = [90, 170, 300, 380, 520, 600, 720, 810]
  const grid = stations.map((y) => `<path d="M80 ${y}H1520" stroke="${ink}" stroke-width="1.5" opacity="0.5"/>`)
  const hours = Array.from(
    { length: 25 },
    (_, hour) => `<path d="M${80 + hour * 60} 90V810" stroke="${ink}" stroke-width="1" opacity="0.25"/>`,
  )
  const trains = Array.from({ length: 15 }, (_, train) => {
    const isDown = train % 2 === 0
    const slowness = 0.35 + ((train * 7) % 5) * 0.17
    const wait = 6 + ((train * 3) % 4) * 7
    let x = 20 + train * 88
    const order = isDown ? stations : [...stations].reverse()
    const points = order.flatMap((y, at): Point[] => {
      const before = order[at - 1]
      if (before !== undefined) x += Math.abs(y - before) * slowness
      const arrival: Point = [x, y]
      x += wait
      return [arrival, [x, y]]
    })
    return `<path d="${path(points)}" fill="none" stroke="${isDown ? sea : rust}" stroke-width="3.5" stroke-linejoin="round"/>`
  })
  return sheet(
    `<clipPath id="frame"><rect x="80" y="86" width="1440" height="728"/></clipPath>${hours.join('')}${grid.join('')}<g clip-path="url(#frame)">${trains.join('')}</g>`,
  )
}

/** Margins of two, three, four and six on a page of two by three, with the diagonals that find them. */
function margins(): string {
  const unit = 84
  const tall = 9 * unit
  const wide = 6 * unit
  const top = (height - tall) / 2
  const page = (left: number, fold: 'left' | 'right') => {
    const inner = wide / 9
    const outer = (2 * wide) / 9
    const x = left + (fold === 'left' ? inner : outer)
    const y = top + tall / 9
    const lines = Array.from({ length: 23 }, (_, line) => {
      const length = line === 22 ? 0.4 : line % 7 === 6 ? 0.72 : 1
      return `<path d="M${round(x)} ${round(y + 12 + line * 21.6)}h${round((wide - inner - outer) * length)}" stroke="${ink}" stroke-width="6" opacity="0.35"/>`
    })
    return `<rect x="${left}" y="${top}" width="${wide}" height="${tall}" fill="#fffaf0"/>${lines.join('')}`
  }
  const left = width / 2 - wide
  const diagonals = [
    `M${left} ${top + tall}L${left + 2 * wide} ${top}`,
    `M${left} ${top}L${left + 2 * wide} ${top + tall}`,
    `M${left} ${top + tall}L${left + wide} ${top}L${left + 2 * wide} ${top + tall}`,
  ].map((line) => `<path d="${line}" fill="none" stroke="${rust}" stroke-width="2"/>`)
  return sheet(
    `${page(left, 'right')}${page(width / 2, 'left')}<path d="M${width / 2} ${top}v${tall}" stroke="${ink}" stroke-width="2" opacity="0.4"/>${diagonals.join('')}`,
    '#ddd2bf',
  )
}

function tide(): string {
  const level = (x: number) =>
    450 - 170 * Math.sin((x / width) * 8 * Math.PI) - 60 * Math.sin((x / width) * 4 * Math.PI + 0.6)
  const curve = Array.from({ length: 401 }, (_, step): Point => [step * 4, level(step * 4)])
  const turns = curve.filter(([x, y]) => x > 0 && x < width && (y - level(x - 4)) * (level(x + 4) - y) <= 0)
  const heights = Array.from(
    { length: 9 },
    (_, line) => `<path d="M0 ${130 + line * 80}H${width}" stroke="${ink}" stroke-width="1" opacity="0.25"/>`,
  )
  return sheet(
    `<path d="${path([...curve, [width, height], [0, height]], 'Z')}" fill="${sea}" opacity="0.22"/>${heights.join('')}<path d="${path(curve)}" fill="none" stroke="${sea}" stroke-width="7"/>${turns.map(([x, y]) => `<circle cx="${x}" cy="${round(y)}" r="13" fill="${paper}" stroke="${rust}" stroke-width="5"/>`).join('')}`,
  )
}

function twelve(): string {
  const colours = [earth, sea, rust, ink]
  const shapes = Array.from({ length: 12 }, (_, at) => {
    const x = 320 + (at % 4) * 320
    const y = 190 + Math.floor(at / 4) * 260
    const colour = colours[(at * 5 + Math.floor(at / 4)) % colours.length]
    const corners = 3 + at
    const points = Array.from({ length: 120 }, (_, step): Point => {
      const angle = (step / 120) * 2 * Math.PI - Math.PI / 2
      const radius = 78 + (at === 0 ? 0 : 18) * Math.cos(corners * angle + (Math.PI / 2) * corners)
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    })
    return `<path d="${path(points, 'Z')}" fill="${at % 3 === 1 ? 'none' : colour}" stroke="${colour}" stroke-width="8" stroke-linejoin="round"/>`
  })
  return sheet(shapes.join(''))
}

const pictures = { contours, 'folded-letter': foldedLetter, 'train-lines': trainLines, margins, tide, twelve }

const folder = fileURLToPath(new URL('./letters/pictures', import.meta.url))
await mkdir(folder, { recursive: true })
for (const [name, draw] of Object.entries(pictures)) {
  const bytes = await sharp(Buffer.from(draw()))
    .resize(1400)
    .webp({ quality: 70, effort: 6, smartSubsample: true })
    .toBuffer()
  await writeFile(join(folder, `${name}.webp`), bytes)
  console.log(`${name}.webp: ${Math.round(bytes.length / 1024)} KB`)
}
