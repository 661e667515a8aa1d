import { sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import type { PublicationInput } from './input.ts'

/** Changes what is said of the newsletter as a whole. */
export async function changePublication(input: PublicationInput): Promise<void> {
  await database()
    .update(publication)
    .set({ ...input, updatedAt: new Date() })
}

/**
 * Notes that what the world sees changed. The dates of the issues alone can't tell when one was taken away, or was
 * published with a date of long ago; caches and feed readers ask by the newest date there is. No two changes have the same,
 * whatever the clocks of several servers say.
 */
export async function noteChange(tx: Transaction, at: Date): Promise<void> {
  const date = sql`greatest(${at.toISOString()}::timestamptz, ${publication.updatedAt} + interval '1 millisecond')`
  await tx.update(publication).set({ updatedAt: date })
}
