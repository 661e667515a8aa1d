import type { Metadata } from 'sharp'
import { MastheadError } from '@/lib/errors.ts'
import { decoding, mostPixels, openPicture } from './decoder.ts'
import { fileKind, heicRefusal } from './file-kind.ts'
import { isPackedPng } from './png-chunks.ts'

export class UnusablePicture extends MastheadError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 415, options)
  }
}

/** The largest file taken, in bytes. */
export const largestUpload = 20 * 1024 * 1024

export function pictureTooLarge(): UnusablePicture {
  return new UnusablePicture('This picture is larger than 20 MB. Make it smaller and try again.')
}

const mostFrames = 300
const widest = 2400

export type CleanPicture = {
  bytes: Buffer
  contentType: string
  extension: 'jpg' | 'png' | 'gif' | 'webp'
  width: number
  height: number
}

// What each readable kind of picture is kept as. Mail programs read JPEG, PNG and GIF everywhere, so these stay what they are.
const keptAs = { jpeg: 'jpeg', png: 'png', gif: 'gif', webp: 'webp', heif: 'webp', tiff: 'jpeg' } as const
type Readable = keyof typeof keptAs
const keptKinds = ['jpeg', 'png', 'gif', 'webp'] as const
const brokenPicture = 'This picture is broken: it could not be read to its end.'

/**
 * Reads a picture by what it is, whatever it is called, and writes it again: turned upright, without metadata, at most
 * 2400 pixels wide.
 * @throws UnusablePicture when it is too large, no picture, broken, or a kind that can carry scripts.
 */
export async function cleanPicture(original: Uint8Array): Promise<CleanPicture> {
  if (original.byteLength > largestUpload) throw pictureTooLarge()
  const metadata = await readMetadata(original)
  const format = metadata.format as Readable
  if (!Object.hasOwn(keptAs, format)) {
    throw new UnusablePicture('This kind of picture is not taken. Use JPEG, PNG, GIF, WebP or AVIF.')
  }
  if (format === 'heif' && metadata.compression !== 'av1') throw new UnusablePicture(heicRefusal)
  const frames = metadata.pages ?? 1
  if (frames > mostFrames)
    throw new UnusablePicture(`This animation has more than ${mostFrames} frames. Use a shorter one.`)
  const pixels = pixelsOf(metadata)
  if (pixels > mostPixels) {
    throw tooManyPixels()
  }
  const kind = keptAs[format]
  try {
    const upright = openPicture(original, { animated: frames > 1 })
      .autoOrient()
      .resize({ width: widest, withoutEnlargement: true })
    const encoded = {
      jpeg: () => upright.flatten({ background: '#fff' }).jpeg({ quality: 84, mozjpeg: true }),
      png: () => upright.png({ compressionLevel: 9 }),
      gif: () => upright.gif(),
      webp: () => upright.webp({ quality: 84 }),
    }[kind]()
    const { data, info } = await decoding(pixels, () => encoded.toBuffer({ resolveWithObject: true }))
    return {
      bytes: data,
      contentType: `image/${kind}`,
      extension: extensionOf(kind),
      width: info.width,
      height: info.pageHeight ?? info.height,
    }
  } catch (error) {
    throw new UnusablePicture(brokenPicture, { cause: error })
  }
}

/**
 * A picture just as it is, when it has the form that `cleanPicture` gives: upright, no wider, with nothing beside its
 * pixels, whole to its end. Null when it has another.
 */
export async function pictureKeptBefore(original: Uint8Array): Promise<CleanPicture | null> {
  if (original.byteLength > largestUpload) return null
  const metadata = await readMetadata(original)
  const { format, width, height: whole, exif, icc, iptc, xmp, comments, orientation } = metadata
  const kind = keptKinds.find((each) => each === format)
  const height = metadata.pageHeight ?? whole
  const frames = metadata.pages ?? 1
  const tellsMore = [exif, icc, iptc, xmp, comments, orientation].some((each) => each !== undefined)
  if (!kind || tellsMore || width > widest || frames > mostFrames || pixelsOf(metadata) > mostPixels) return null
  try {
    await decoding(pixelsOf(metadata), () => openPicture(original, { animated: frames > 1 }).stats())
  } catch (error) {
    throw new UnusablePicture(brokenPicture, { cause: error })
  }
  return { bytes: Buffer.from(original), contentType: `image/${kind}`, extension: extensionOf(kind), width, height }
}

function tooManyPixels(): UnusablePicture {
  return new UnusablePicture('This picture has more than 60 million pixels. Make it smaller and try again.')
}

/** How many pixels a GIF says that it has; its decoder takes it by its first frame when that is absurd. */
function gifCanvas(bytes: Uint8Array): number {
  const [g, i, f] = bytes
  const isGif = g === 0x47 && i === 0x49 && f === 0x46 && bytes.byteLength >= 10
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return isGif ? view.getUint16(6, true) * view.getUint16(8, true) : 0
}

/** All pixels that are decoded, those of every frame together. */
function pixelsOf({ width, height, pageHeight, pages = 1 }: Metadata): number {
  return width * (pageHeight ?? height) * pages
}

/** What a picture says of itself before it is decoded. */
async function readMetadata(original: Uint8Array): Promise<Metadata> {
  const kind = fileKind(original)
  if (!kind.isTaken) throw new UnusablePicture(kind.refusal)
  if (isPackedPng(original)) {
    throw new UnusablePicture(
      'This picture carries far more than its pixels. Save it without descriptions and try again.',
    )
  }
  if (gifCanvas(original) > mostPixels) throw tooManyPixels()
  try {
    return await openPicture(original, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw new UnusablePicture('This is not a picture that can be read. Use JPEG, PNG, GIF, WebP or AVIF.', {
      cause: error,
    })
  }
}

function extensionOf(kind: (typeof keptKinds)[number]): CleanPicture['extension'] {
  return kind === 'jpeg' ? 'jpg' : kind
}
