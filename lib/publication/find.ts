import { database, type Database, type Transaction } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { env } from '@/lib/env.ts'

export type Publication = Omit<typeof publication.$inferSelect, 'id' | 'address' | 'rerenderStartedAt'> & {
  /** The public address: an origin without a closing slash, from the environment, else as set up, else this machine's. */
  address: string
}

/** The publication, or null before it was set up. @param db the transaction to read within, if any. */
export async function findPublication(db: Database | Transaction = database()): Promise<Publication | null> {
  const [row] = await db.select().from(publication)
  if (!row) return null
  const { id: _, rerenderStartedAt: __, address, ...rest } = row
  return { ...rest, address: publicAddress(address) }
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
