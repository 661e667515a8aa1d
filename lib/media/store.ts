import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { media } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { pathOf, readIfThere, writeWhole } from './folder.ts'
import { isKey, mediaAddress } from './key.ts'
import { cleanPicture, pictureKeptBefore } from './picture.ts'

/** `alt` is what an author last said that the picture shows; empty when nobody has. */
export type StoredPicture = { key: string; address: string; width: number; height: number; alt: string }

/** What is answered when a picture is asked for. */
export type MediaFile = { body: Uint8Array<ArrayBuffer>; contentType: string }

/**
 * Checks a picture, removes what it tells beside its pixels, and keeps it under the hash of what is left: the same
 * picture is kept once.
 * @param creator who brought it; null from the command line.
 * @param name how its file is called. A file named by its own hash comes from an export of ours: it is checked, but
 * kept as it is, or each move to another house would cost it some of its quality.
 * @throws UnusablePicture with a sentence that says why.
 */
export async function storePicture(
  creator: Editor | null,
  original: Uint8Array,
  name?: string,
): Promise<StoredPicture> {
  const keptBefore = name !== undefined && isKey(name) && name.startsWith(`${hashOf(original)}.`)
  const picture = (keptBefore && (await pictureKeptBefore(original))) || (await cleanPicture(original))
  const key = `${hashOf(picture.bytes)}.${picture.extension}`
  await writeWhole(pathOf(key), picture.bytes)
  const [added] = await database()
    .insert(media)
    .values({
      key,
      contentType: picture.contentType,
      bytes: picture.bytes.byteLength,
      width: picture.width,
      height: picture.height,
      createdBy: creator?.id ?? null,
    })
    .onConflictDoNothing()
    .returning({ alt: media.alt })
  const alt = added?.alt ?? (await rememberedAlt(key))
  return { key, address: mediaAddress(key), width: picture.width, height: picture.height, alt }
}

async function rememberedAlt(key: string): Promise<string> {
  const [row] = await database().select({ alt: media.alt }).from(media).where(eq(media.key, key))
  return row?.alt ?? ''
}

/** The bytes of a stored picture, or null when there is none under that key. */
export async function readMedia(key: string): Promise<MediaFile | null> {
  if (!isKey(key)) return null
  const [row] = await database().select({ contentType: media.contentType }).from(media).where(eq(media.key, key))
  if (!row) return null
  const body = await readIfThere(pathOf(key))
  if (body) return { body, contentType: row.contentType }
  console.error(
    `The picture ${key} is in the database but not in the data folder. Restore the folder “media” from a backup.`,
  )
  return null
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
