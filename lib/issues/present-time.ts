import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'

/** The time by the database's clock, which says when scheduled issues are due, too: of several servers each has its own. */
export async function presentTime(tx: Transaction): Promise<Date> {
  const [row] = await tx.execute<{ milliseconds: string }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::text as milliseconds`,
  )
  return new Date(Number(row?.milliseconds))
}
