import { eq, sql } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { media, publication } from '@/db/schema/index.ts'
import type { Picture } from '@/lib/document/context.ts'
import { env } from '@/lib/env.ts'
import { inSizes } from '@/lib/media/sizes.ts'

export type Publication = Omit<typeof publication.$inferSelect, 'id' | 'address' | 'rerenderStartedAt'> & {
  /** The public address: an origin without a closing slash, from the environment, else as set up, else this machine's. */
  address: string
  /** How large the logo is and in which widths it can be had, so that nothing moves when it comes. */
  logoPicture?: Picture
}

/** The publication, or null before it was set up. @param db the transaction to read within, if any. */
export async function findPublication(db: Database | Transaction = database()): Promise<Publication | null> {
  const [row] = await db
    .select({ publication, logo: { key: media.key, width: media.width, height: media.height } })
    .from(publication)
    .leftJoin(media, eq(publication.logo, sql`'/media/' || ${media.key}`))
  if (!row) return null
  const { id: _, rerenderStartedAt: __, address, ...rest } = row.publication
  const known = { ...rest, address: publicAddress(address) }
  return row.logo === null ? known : { ...known, logoPicture: inSizes(row.logo) }
}

/** The public address as its owner chose it, which may not be the one that holds; null when none was chosen. */
export async function findChosenAddress(): Promise<string | null> {
  const [row] = await database().select({ address: publication.address }).from(publication)
  return row?.address ?? null
}

/** Whether writing all issues anew was begun and not finished. */
export async function isBeingRerendered(): Promise<boolean> {
  const [row] = await database().select({ startedAt: publication.rerenderStartedAt }).from(publication)
  return (row?.startedAt ?? null) !== null
}

/** The address under which the world sees this publication; the `Host` of a request never has a say. */
export function publicAddress(stored: string | null): string {
  return env().url ?? stored ?? `http://localhost:${env().port}`
}
