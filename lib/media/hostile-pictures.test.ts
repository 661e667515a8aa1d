import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { crc32 } from '@/lib/importing/crc32.ts'
import { cleanPicture, pictureKeptBefore, UnusablePicture } from './picture.ts'

type Format = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff'

const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a33', noise } })
const whole = (format: Format) => picture(64, 48).toFormat(format).toBuffer()
const ascii = (text: string) => Buffer.from(text, 'latin1')

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([ascii(type), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body) >>> 0, 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG that claims to be of some size, with chunks before its few pixels. */
function png(width: number, height: number, ...chunks: Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(Math.min(height * (width * 3 + 1), 100_000))))
  return Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    ...chunks,
    pixels,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const zeros = deflateSync(Buffer.alloc(7_900_000), { level: 9 })
const packed = (type: 'zTXt' | 'iCCP', content: Buffer) => chunk(type, Buffer.concat([ascii('x\0\0'), content]))
const empty = chunk('teST', Buffer.alloc(0))
const packedText = chunk('iTXt', Buffer.concat([ascii('x\0\x01\0\0\0'), zeros]))

function gif(width: number, height: number, frames = 1): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(width, 0)
  size.writeUInt16LE(height, 2)
  // A frame of one pixel, a hundredth of a second long.
  const frame = Buffer.from('21f90400010000002c000000000100010000020144003b'.slice(0, -2), 'hex')
  const head = Buffer.concat([ascii('GIF89a'), size, Buffer.from('800000ff0000ffffff', 'hex')])
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), ascii(';')])
}

async function jpegOf(width: number, height: number): Promise<Buffer> {
  const bytes = await whole('jpeg')
  const frame = bytes.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(bytes[at + 1] ?? 0))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

/** An extended WebP that claims a canvas of some size. */
async function webpOf(width: number, height: number): Promise<Buffer> {
  const canvas = Buffer.alloc(18)
  canvas.write('VP8X', 0, 'latin1')
  canvas.writeUInt32LE(10, 4)
  canvas.writeUIntLE(width - 1, 12, 3)
  canvas.writeUIntLE(height - 1, 15, 3)
  const inside = Buffer.concat([ascii('WEBP'), canvas, (await whole('webp')).subarray(12)])
  const head = Buffer.alloc(8)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(inside.length, 4)
  return Buffer.concat([head, inside])
}

function tiff(width: number, height: number, pages = 1): Buffer {
  const entries = [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 8],
    [277, 3, 1, 1],
    [278, 4, 1, height],
    [279, 4, 1, 16],
  ] as const
  const page = 2 + entries.length * 12 + 4
  const file = Buffer.alloc(8 + 16 + page * pages)
  file.write('II*\0', 0, 'latin1')
  file.writeUInt32LE(24, 4)
  for (let index = 0; index < pages; index += 1) {
    const at = 24 + index * page
    file.writeUInt16LE(entries.length, at)
    for (const [nth, [tag, type, count, value]] of entries.entries()) {
      const entry = at + 2 + nth * 12
      file.writeUInt16LE(tag, entry)
      file.writeUInt16LE(type, entry + 2)
      file.writeUInt32LE(count, entry + 4)
      file.writeUInt32LE(value, entry + 8)
    }
    file.writeUInt32LE(index + 1 < pages ? at + page : 0, at + page - 4)
  }
  return file
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
const inRiff = (kind: string) =>
  Buffer.concat([ascii('RIFF'), Buffer.from([200, 0, 0, 0]), ascii(kind), Buffer.alloc(200)])
const ftyp = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), ascii(`ftyp${brand}\0\0\0\0mif1${brand}`), Buffer.alloc(500)])
const cut = async (format: Format) => {
  const bytes = await whole(format)
  return bytes.subarray(0, Math.floor(bytes.length * 0.6))
}
/** A file whose first bytes are those of a picture and whose rest is something else. */
const startOf = async (format: Format, rest: string) =>
  Buffer.concat([(await whole(format)).subarray(0, 12), ascii(rest)])

const hostile: [string, RegExp, () => Buffer | Promise<Buffer>][] = [
  // More pixels than memory
  ['a PNG of 50,000 × 50,000', /60 million pixels/, () => png(50_000, 50_000)],
  ['a PNG of two milliards in one line', /./, () => png(2_000_000_000, 1)],
  ['a GIF of 65,535 × 65,535', /60 million pixels/, () => gif(65_535, 65_535)],
  ['a JPEG of 65,000 × 65,000', /60 million pixels/, () => jpegOf(65_000, 65_000)],
  ['a WebP of 16,383 × 16,383', /./, () => webpOf(16_383, 16_383)],
  ['a TIFF of 50,000 × 50,000', /./, () => tiff(50_000, 50_000)],
  ['a PNG of no pixels', /./, () => png(0, 0)],
  // More frames than patience
  ['a GIF of 5,000 frames', /300 frames/, () => gif(1, 1, 5000)],
  ['a GIF of 200 frames of 2,000 × 2,000', /60 million pixels/, () => gif(2000, 2000, 200)],
  ['a TIFF of 5,000 pages', /./, () => tiff(4, 4, 5000)],
  [
    'a WebP of 400 frames',
    /300 frames/,
    async () => {
      const frames = await Promise.all(Array.from({ length: 400 }, () => picture(4, 4).png().toBuffer()))
      return sharp(frames, { join: { animated: true } })
        .webp({ loop: 0 })
        .toBuffer()
    },
  ],
  // Far more than pixels
  [
    'a PNG with a thousand packed texts',
    /more than its pixels/,
    () => png(4, 4, ...Array.from({ length: 1000 }, () => packed('zTXt', zeros))),
  ],
  [
    'a PNG with a huge packed colour profile',
    /more than its pixels/,
    () => png(4, 4, packed('iCCP', deflateSync(Buffer.alloc(100_000_000)))),
  ],
  ['a PNG with a packed international text', /more than its pixels/, () => png(4, 4, packedText)],
  [
    'a PNG with a hundred thousand empty chunks',
    /more than its pixels/,
    () => Buffer.concat([png(4, 4).subarray(0, 33), ...Array.from({ length: 100_100 }, () => empty)]),
  ],
  // Drawings with scripts
  ['a drawing with a script', /SVG/, () => Buffer.from(drawing)],
  [
    'a drawing behind a declaration and a byte order mark',
    /SVG/,
    () => Buffer.from(`\ufeff<?xml version="1.0"?>\n<!DOCTYPE svg>${drawing}`),
  ],
  ['a drawing behind a comment', /SVG/, () => Buffer.from(`<!--${'x'.repeat(1000)}-->${drawing}`)],
  ['a drawing far behind a comment', /not a picture/, () => Buffer.from(`<!--${'x'.repeat(50_000)}-->${drawing}`)],
  ['a drawing in UTF-16', /SVG/, () => Buffer.from(`\ufeff${drawing}`, 'utf16le')],
  [
    'a drawing with a name space',
    /./,
    () => Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  ],
  ['a packed drawing', /packed/, () => gzipSync(drawing)],
  [
    'a drawing that names a file',
    /SVG/,
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
  ],
  [
    'a drawing with ten milliard entities',
    /./,
    () => Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'),
  ],
  // Something else
  ['a page', /page/, () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a script', /not a picture/, () => Buffer.from('alert(1)')],
  ['a PDF', /PDF/, () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj')],
  ['a ZIP', /archive/, () => Buffer.from('PK\x03\x04'.padEnd(100, '\0'), 'latin1')],
  ['an empty ZIP', /archive/, () => Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')],
  ['a program', /not a picture/, () => ascii('\x7fELF\x02\x01\x01'.padEnd(200, '\0'))],
  ['PostScript', /not a picture/, () => ascii('%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run')],
  ['a table', /not a picture/, () => ascii('1,2\n3,4\n')],
  [
    'instructions for ImageMagick',
    /not a picture/,
    () => ascii('push graphic-context\nfill \'url(https://example.org/"|ls "-la)\'\npop graphic-context'),
  ],
  ['a picture of libvips', /not a picture/, () => Buffer.concat([Buffer.from('08f2a6b6', 'hex'), Buffer.alloc(200)])],
  ['a portable pixmap', /not a picture/, () => ascii('P3\n1 1\n255\n255 0 0\n')],
  ['a bitmap', /not a picture/, () => ascii('BM'.padEnd(200, '\0'))],
  ['an icon', /not a picture/, () => Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(200)])],
  ['a film', /not a picture/, () => ftyp('isom')],
  ['a photograph in HEIC', /HEIC/, () => ftyp('heic')],
  ['a JPEG XL', /not a picture/, () => Buffer.from('ff0a'.padEnd(200, '0'), 'hex')],
  [
    'a JPEG 2000',
    /not a picture/,
    () => Buffer.concat([Buffer.from('0000000c6a5020200d0a870a', 'hex'), Buffer.alloc(200)]),
  ],
  ['a sound', /not a picture/, () => inRiff('WAVE')],
  // Something else that begins like a picture
  ['a script that begins like a GIF', /./, () => ascii('GIF89a/*\0\0\0\0*/=1;alert(1)//')],
  ['a page that begins like a PNG', /broken|not a picture/, () => startOf('png', '<html><script>alert(1)</script>')],
  ['a page that begins like a JPEG', /broken|not a picture/, () => startOf('jpeg', '<html><script>alert(1)</script>')],
  [
    'a PNG in the container of a WebP',
    /broken|not a picture/,
    async () => Buffer.concat([inRiff('WEBP').subarray(0, 12), await whole('png')]),
  ],
  [
    'containers in containers',
    /broken|not a picture/,
    () => Buffer.concat(Array.from({ length: 500 }, () => inRiff('WEBP'))),
  ],
  [
    'an AVIF of boxes in boxes',
    /broken|not a picture/,
    () =>
      Buffer.concat([
        ftyp('avif').subarray(0, 24),
        ...Array.from({ length: 2000 }, (_, at) =>
          Buffer.concat([Buffer.from([0, 0, 0x40 - (at >> 6), 8]), ascii('meta')]),
        ),
      ]),
  ],
  ['a signature and no more', /broken|not a picture/, () => ascii('\x89PNG\r\n\x1a\n')],
  ['nothing', /empty/, () => Buffer.alloc(0)],
  ['one zero', /not a picture/, () => Buffer.alloc(1)],
  ['nothing but zeros', /not a picture/, () => Buffer.alloc(1_000_000)],
  ['a file over 20 MB', /20 MB/, () => Buffer.alloc(20 * 1024 * 1024 + 1)],
  // Cut off
  ['half a JPEG', /broken/, () => cut('jpeg')],
  ['half a PNG', /broken/, () => cut('png')],
  ['half a GIF', /broken|not a picture/, () => cut('gif')],
  ['half a WebP', /broken|not a picture/, () => cut('webp')],
  ['half an AVIF', /broken|not a picture/, () => cut('avif')],
  ['half a TIFF', /broken|not a picture/, () => cut('tiff')],
]

async function refusal(bytes: Buffer): Promise<string> {
  const error: unknown = await cleanPicture(bytes).then(
    (clean) => new Error(`It was taken as ${clean.contentType} of ${clean.width} × ${clean.height}.`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof UnusablePicture)) throw error
  return error.message
}

describe('a file that is no picture, or too much of one', () => {
  it.each(hostile)('is refused with a sentence: %s', async (_, why, make) => {
    const bytes = await make()
    const message = await refusal(bytes)
    expect(message).toMatch(/^[A-Z].*\.$/)
    expect(message).toMatch(why)
    // An export of ours does not get it in either.
    expect(await isKept(bytes)).toBe(false)
  })

  it('takes little memory, also when all come at once', async () => {
    const files = await Promise.all(hostile.map(async ([, , make]) => make()))
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
    await Promise.all(files.map((file) => refusal(file)))
    clearInterval(watch)
    expect(most - before).toBeLessThan(200_000_000)
  }, 60_000)
})

describe('many large pictures at once', () => {
  it('are worked on one after the other, so that memory is enough', async () => {
    const large = await sharp({ create: { width: 5000, height: 5000, channels: 3, background: '#a33' } })
      .png({ progressive: true })
      .toBuffer()
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
    const clean = await Promise.all(Array.from({ length: 8 }, () => cleanPicture(large)))
    clearInterval(watch)
    expect(clean.map(({ width }) => width)).toEqual(Array.from({ length: 8 }, () => 2400))
    expect(most - before).toBeLessThan(260_000_000)
  }, 60_000)
})

describe('what is hidden in a picture', () => {
  it.each([
    ['a page behind a PNG', 'png', '<html><script>alert(1)</script>'],
    ['a page behind a JPEG', 'jpeg', '<html><script>alert(1)</script>'],
    ['a script behind a GIF', 'gif', '*/=1;alert(1)'],
    ['an archive behind a WebP', 'webp', 'PK\x03\x04secret'],
  ] as const)('does not come along: %s', async (_, format, hidden) => {
    const { bytes } = await cleanPicture(Buffer.concat([await whole(format), ascii(hidden)]))
    expect(bytes.includes(ascii(hidden))).toBe(false)
  })

  it('does not come along in words beside the pixels', async () => {
    const { bytes } = await cleanPicture(png(4, 4, chunk('tEXt', ascii('Comment\0<script>alert(1)</script>'))))
    expect(bytes.includes(ascii('script'))).toBe(false)
  })
})

async function isKept(bytes: Buffer): Promise<boolean> {
  try {
    return (await pictureKeptBefore(bytes)) !== null
  } catch (error) {
    if (error instanceof UnusablePicture) return false
    throw error
  }
}
