import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { media } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { env } from '@/lib/env.ts'
import { isKey, mediaAddress } from './key.ts'
import { cleanPicture } from './picture.ts'

export type StoredPicture = { key: string; address: string; width: number; height: number }

/**
 * Checks a picture, removes what it tells beside its pixels, and keeps it under the hash of what is left: the same
 * picture is kept once.
 * @param creator who brought it; null from the command line.
 * @throws UnusablePicture with a sentence that says why.
 */
export async function storePicture(creator: Editor | null, original: Uint8Array): Promise<StoredPicture> {
  const picture = await cleanPicture(original)
  const key = `${createHash('sha256').update(picture.bytes).digest('hex')}.${picture.extension}`
  await writeWhole(pathOf(key), picture.bytes)
  await database()
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
  return { key, address: mediaAddress(key), width: picture.width, height: picture.height }
}

/** The bytes of a stored picture, or null when there is none under that key. */
export async function readMedia(
  key: string,
): Promise<{ body: Uint8Array<ArrayBuffer>; contentType: string; bytes: number } | null> {
  if (!isKey(key)) return null
  const [row] = await database().select({ contentType: media.contentType }).from(media).where(eq(media.key, key))
  if (!row) return null
  try {
    const body = new Uint8Array(await readFile(pathOf(key)))
    return { body, contentType: row.contentType, bytes: body.byteLength }
  } catch (error) {
    if (!isMissing(error)) throw error
    console.error(
      `The picture ${key} is in the database but not in the data folder. Restore the folder “media” from a backup.`,
    )
    return null
  }
}

function pathOf(key: string): string {
  return join(env().data, 'media', key.slice(0, 2), key)
}

/** Writes a file so that it is there whole or not at all, also after a power cut. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  try {
    // The data folder is no part of the build, whatever its path looks like to the bundler.
    const file = await open(/* turbopackIgnore: true */ draft, 'wx', 0o644)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
