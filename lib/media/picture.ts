import sharp, { type Metadata } from 'sharp'
import { MastheadError } from '@/lib/errors.ts'

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

const mostPixels = 60_000_000
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
  const frames = metadata.pages ?? 1
  if (frames > mostFrames)
    throw new UnusablePicture(`This animation has more than ${mostFrames} frames. Use a shorter one.`)
  if (metadata.width * (metadata.pageHeight ?? metadata.height) * frames > mostPixels) {
    throw new UnusablePicture('This picture has more than 60 million pixels. Make it smaller and try again.')
  }
  const kind = keptAs[format]
  try {
    const upright = sharp(original, { animated: frames > 1, limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: widest, withoutEnlargement: true })
    const encoded = {
      jpeg: () => upright.flatten({ background: '#fff' }).jpeg({ quality: 84, mozjpeg: true }),
      png: () => upright.png({ compressionLevel: 9 }),
      gif: () => upright.gif(),
      webp: () => upright.webp({ quality: 84 }),
    }[kind]()
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
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
  const { format, width, exif, icc, iptc, xmp, comments, orientation } = metadata
  const kind = keptKinds.find((each) => each === format)
  const height = metadata.pageHeight ?? metadata.height
  const frames = metadata.pages ?? 1
  const tellsMore = [exif, icc, iptc, xmp, comments, orientation].some((each) => each !== undefined)
  if (!kind || tellsMore || width > widest || frames > mostFrames || width * height * frames > mostPixels) return null
  try {
    await sharp(original, { animated: frames > 1, limitInputPixels: mostPixels, failOn: 'error' }).stats()
  } catch (error) {
    throw new UnusablePicture(brokenPicture, { cause: error })
  }
  return { bytes: Buffer.from(original), contentType: `image/${kind}`, extension: extensionOf(kind), width, height }
}

async function readMetadata(original: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(original, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw new UnusablePicture('This is not a picture that can be read. Use JPEG, PNG, GIF, WebP or AVIF.', {
      cause: error,
    })
  }
}

function extensionOf(kind: (typeof keptKinds)[number]): CleanPicture['extension'] {
  return kind === 'jpeg' ? 'jpg' : kind
}
