import { inArray } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { media } from '@/db/schema/index.ts'
import type { Picture } from '@/lib/document/context.ts'
import { hasSizes, pictureAt } from './key.ts'
import { inSizes, type KnownPicture } from './sizes.ts'

/** Those of some keys under which a picture is stored, by one query. */
export async function findPictures(
  keys: Iterable<string>,
  db: Database | Transaction = database(),
): Promise<Map<string, KnownPicture>> {
  const wanted = [...new Set(keys)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select({ key: media.key, width: media.width, height: media.height })
    .from(media)
    .where(inArray(media.key, wanted))
  return new Map(rows.map((row) => [row.key, row]))
}

/**
 * What renderings are told of the pictures of a document: of the stored ones how large they are, of other paths on this
 * site that there is no picture, of pictures elsewhere nothing.
 * @param addresses all that will be asked for, as the document has them.
 */
export async function findPictureFacts(
  addresses: Iterable<string>,
  db: Database | Transaction = database(),
): Promise<(address: string) => Picture | 'missing' | null> {
  const known = await findPictures(
    [...addresses].flatMap((address) => pictureAt(address)?.key ?? []),
    db,
  )
  return (address) => {
    if (/^\s*https?:/i.test(address)) return null
    const shown = pictureAt(address)
    const picture = shown && known.get(shown.key)
    if (!picture) return 'missing'
    const { width } = shown
    if (width === null) return inSizes(picture)
    // A picture is never had wider than it is.
    if (width >= picture.width || !hasSizes(picture.key)) return 'missing'
    return inSizes({ ...picture, width, height: Math.max(1, Math.round((picture.height * width) / picture.width)) })
  }
}
