import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawIcon, drawIconFile, drawVectorIcon } from './icon.ts'
import { pictureSize, type PictureText } from './input.ts'
import { setInBox } from './lines.ts'
import { outlineOf } from './outline.ts'
import { drawSharedPicture } from './shared-picture.ts'

const text: PictureText = {
  language: 'en',
  title: 'What the map leaves out',
  label: 'Issue 37 · February 29, 2024',
  name: 'Small Tools',
  accent: '#923523',
}

async function pixelsOf(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** How many pixels of a region are dark. */
async function ink(png: Uint8Array, region: { left: number; top: number; width: number; height: number }) {
  const { data } = await sharp(png).extract(region).greyscale().raw().toBuffer({ resolveWithObject: true })
  return data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0)
}

const titleRegion = { left: 84, top: 160, width: 1032, height: 340 }
const nameRegion = { left: 84, top: 530, width: 1032, height: 60 }
const leftHalf = { left: 84, top: 160, width: 500, height: 100 }
const rightHalf = { left: 616, top: 160, width: 500, height: 100 }

describe('the picture of an issue', () => {
  it('is a PNG of 1200 by 630 with its title, its number and date, its newsletter, and its colour above', async () => {
    const png = await drawSharedPicture(text)
    const { data, width, height } = await pixelsOf(png)
    expect({ width, height }).toEqual(pictureSize)
    expect([...data.subarray(0, 3)]).toEqual([0x92, 0x35, 0x23])
    expect(await ink(png, titleRegion)).toBeGreaterThan(5000)
    expect(await ink(png, nameRegion)).toBeGreaterThan(500)
    expect(png.byteLength).toBeLessThan(150_000)
  })

  it('is the same each time it is drawn, and another for another title', async () => {
    const [one, again, other] = await Promise.all(
      [text, text, { ...text, title: 'What the map leaves in' }].map(drawSharedPicture),
    )
    expect(Buffer.compare(one ?? Buffer.of(), again ?? Buffer.of())).toBe(0)
    expect(Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of())).not.toBe(0)
  })

  it('in Arabic begins at the right', async () => {
    const png = await drawSharedPicture({ ...text, language: 'ar', title: 'كتب' })
    expect(await ink(png, leftHalf)).toBe(0)
    expect(await ink(png, rightHalf)).toBeGreaterThan(500)
  })

  it('takes any title as the text it is, however long, and keeps it within its box', async () => {
    const hostile = [
      '<b>&amp;</b>',
      '😀🏳️‍🌈',
      '\u202e\0\ud800',
      'ꙮ𓀀',
      'x'.repeat(5000),
      '汉'.repeat(500),
      'a '.repeat(3000),
    ]
    for (const title of hostile) {
      const png = await drawSharedPicture({ ...text, title, label: title, name: title })
      expect(await ink(png, { left: 0, top: 16, width: 80, height: 614 })).toBe(0)
      expect(await ink(png, { left: 1122, top: 16, width: 78, height: 614 })).toBe(0)
      expect(await ink(png, { left: 0, top: 600, width: 1200, height: 30 })).toBe(0)
    }
  })
})

describe('a line of text', () => {
  const setting = { language: 'en', size: 100, weight: 600 }

  it.each([
    ['Latin', 'ab'],
    ['accented', 'őế'],
    ['Greek', 'Ωλ'],
    ['Cyrillic', 'Жю'],
    ['Chinese', '汉图'],
    ['traditional Chinese', '龍體'],
    ['Japanese', 'かナ'],
    ['Korean', '한국'],
    ['Arabic', 'بج'],
  ])('has ink of its own for each letter, no box for what is missing: %s', async (_, letters) => {
    const [one, other] = await Promise.all(Array.from(letters, (letter) => outlineOf(letter, setting)))
    expect(one?.contours.length).toBeGreaterThan(0)
    expect(other?.contours.length).toBeGreaterThan(0)
    expect(one?.contours).not.toEqual(other?.contours)
  })

  it('draws the same Chinese character as the language writes it', async () => {
    const [sc, tc, jp] = await Promise.all(
      ['zh-Hans', 'zh-Hant', 'ja'].map((language) => outlineOf('骨直', { ...setting, language })),
    )
    expect(sc?.contours).not.toEqual(jp?.contours)
    expect(sc?.contours).not.toEqual(tc?.contours)
  })

  it('joins Arabic letters', async () => {
    const joined = await outlineOf('بب', { ...setting, language: 'ar' })
    const alone = await outlineOf('ب', { ...setting, language: 'ar' })
    expect(joined.width).toBeLessThan(2 * alone.width * 0.95)
  })

  it('puts words of two directions in their order', async () => {
    const [before] = (await outlineOf('ب A', { ...setting, language: 'ar' })).contours
    const alone = await outlineOf('A', { ...setting, language: 'ar' })
    // Read from the right, the Latin letter comes last: it stands at the left edge.
    expect(before).toEqual(alone.contours[0])
  })

  it('leaves out what no font draws', async () => {
    expect(await outlineOf('\u{13000}', setting)).toEqual({ width: 0, contours: [] })
  })
})

describe('a title', () => {
  const box = { width: 500, height: 130 }
  const set = (title: string, language = 'en') => setInBox(title, box, { language, weight: 600 }, [80, 50])

  it('is set as large as fits', async () => {
    expect(await set('Short')).toEqual({ lines: ['Short'], size: 80 })
    expect((await set('This one is a good deal longer')).size).toBe(50)
  })

  it('that is too long ends in an ellipsis', async () => {
    const { lines } = await set('word '.repeat(100))
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/word…$/)
  })

  it('in Chinese or Japanese begins no line with a mark that closes, and ends none with one that opens', async () => {
    for (let lead = 0; lead < 12; lead++) {
      const { lines } = await set(`${'地'.repeat(lead)}图上的「空白」，是谁说的。`, 'zh-Hans')
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[」，。]/)
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/「$/)
    }
  })
})

describe('an icon', () => {
  const icon = { title: '“Small Tools”', language: 'en', accent: '#23505a', logo: null }

  it('is the first letter of the name on its colour, in any size', async () => {
    const { data, width } = await pixelsOf(await drawIcon(icon, 180))
    expect(width).toBe(180)
    expect([...data.subarray(0, 3)]).toEqual([0x23, 0x50, 0x5a])
    const s = await drawIcon(icon, 64)
    expect(Buffer.compare(s, await drawIcon({ ...icon, title: 'Tools' }, 64))).not.toBe(0)
    expect(Buffer.compare(s, await drawIcon({ ...icon, title: 'S' }, 64))).toBe(0)
  })

  it('can be read on a pale colour, too', async () => {
    expect(await drawVectorIcon({ ...icon, accent: '#ffee88' })).toContain('fill="#161310"')
    expect(await drawVectorIcon(icon)).toContain('fill="#fcfaf6"')
  })

  it('has a form for the dark, and no title gets into its markup', async () => {
    const svg = await drawVectorIcon({ ...icon, title: '<script>' })
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(svg).not.toContain('script')
  })

  it('comes as an ICO file of several sizes', async () => {
    const file = Buffer.from(await drawIconFile(icon, [16, 32, 48]))
    expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 3])
    for (const [index, size] of [16, 32, 48].entries()) {
      const entry = 6 + 16 * index
      const [length, offset] = [file.readUInt32LE(entry + 8), file.readUInt32LE(entry + 12)]
      const { width, height, format } = await sharp(file.subarray(offset, offset + length)).metadata()
      expect([file[entry], width, height, format]).toEqual([size, size, size, 'png'])
    }
  })
})
