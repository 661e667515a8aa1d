import { eq } from 'drizzle-orm'
import type { Sharp } from 'sharp'
import { database } from '@/db/client.ts'
import { media } from '@/db/schema/index.ts'
import { decoding, openPicture } from './decoder.ts'
import { pathOf, readIfThere, writeWhole } from './folder.ts'
import { sizeNamed, type Size } from './key.ts'
import { readMedia, type MediaFile } from './store.ts'

/** What is being looked up or made now, by name: whoever asks meanwhile waits for the same work. */
const underWay = new Map<string, Promise<MediaFile | null>>()

/**
 * The bytes of a stored picture in a lesser width, by the name of that size, or null when there is no such size. They are
 * made when they are first asked for and kept beside the original, from which they can be made again.
 */
export async function readSize(name: string): Promise<MediaFile | null> {
  const size = sizeNamed(name)
  if (!size) return null
  const [original] = await database()
    .select({ width: media.width, contentType: media.contentType })
    .from(media)
    .where(eq(media.key, size.key))
  if (!original || original.width <= size.width) return null
  const found = underWay.get(name) ?? findOrMake(name, size, original.contentType).finally(() => underWay.delete(name))
  underWay.set(name, found)
  return found
}

async function findOrMake(name: string, { key, width }: Size, contentType: string): Promise<MediaFile | null> {
  const kept = await readIfThere(pathOf(name))
  if (kept) return { body: kept, contentType }
  const original = await readMedia(key)
  if (!original) return null
  const body = new Uint8Array(await resized(original.body, key, width))
  try {
    await writeWhole(pathOf(name), body)
  } catch (error) {
    // A full disk is no reason to keep the picture from its reader.
    console.error(`The picture ${name} could not be kept and is made again when it is next asked for:`, error)
  }
  return { body, contentType }
}

function resized(original: Uint8Array, key: string, width: number): Promise<Buffer> {
  const kind = key.slice(key.indexOf('.') + 1)
  const narrower = (animated: boolean) => openPicture(original, { animated, limitInputPixels: false }).resize({ width })
  const encoded: Record<string, () => Sharp> = {
    jpg: () => narrower(false).jpeg({ quality: 80, mozjpeg: true }),
    png: () => narrower(false).png({ compressionLevel: 9 }),
    // A WebP may move.
    webp: () => narrower(true).webp({ quality: 80 }),
  }
  const encode = Object.hasOwn(encoded, kind) ? encoded[kind] : undefined
  if (!encode) throw new Error(`Nothing says how ${key} is made narrower.`)
  // What is stored is never larger than what may be decoded, and is made narrower line by line.
  return decoding(0, () => encode().toBuffer())
}
