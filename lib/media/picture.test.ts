import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanPicture, UnusablePicture } from './picture.ts'

const red = { r: 200, g: 30, b: 30 }
const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: red } })

describe('a picture', () => {
  it('loses its metadata and is turned upright', async () => {
    const sideways = await blank(40, 20)
      .withExif({ IFD0: { Artist: 'Secret Person' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const clean = await cleanPicture(sideways)
    expect(clean).toMatchObject({ width: 20, height: 40, contentType: 'image/jpeg', extension: 'jpg' })
    const metadata = await sharp(clean.bytes).metadata()
    expect(metadata.exif).toBeUndefined()
    expect(metadata.orientation).toBeUndefined()
  })

  it('is never wider than 2400 pixels', async () => {
    expect(await cleanPicture(await blank(5000, 1000).png().toBuffer())).toMatchObject({ width: 2400, height: 480 })
  })

  it('is known by what it is, not by what it is called', async () => {
    expect(await cleanPicture(await blank(4, 4).webp().toBuffer())).toMatchObject({ contentType: 'image/webp' })
    expect(await cleanPicture(await blank(4, 4).gif().toBuffer())).toMatchObject({ contentType: 'image/gif' })
  })

  it.each([
    ['a page with a script', Buffer.from('<script>alert(1)</script>')],
    [
      'a drawing that can carry scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
    ],
    ['nothing', Buffer.alloc(0)],
    ['a file over 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1)],
  ])('is refused with a sentence when it is %s', async (_, bytes) => {
    await expect(cleanPicture(bytes)).rejects.toThrow(UnusablePicture)
  })

  it('is refused when it unpacks to more pixels than a screen will ever show', async () => {
    const flood = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: red },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    await expect(cleanPicture(flood)).rejects.toThrow(/60 million pixels/)
  })

  it('is refused when it is cut off in the middle', async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: red,
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer()
    await expect(cleanPicture(whole.subarray(0, whole.length / 2))).rejects.toThrow(UnusablePicture)
  })
})
