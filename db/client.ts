import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import * as schema from './schema/index.ts'

export type Database = PostgresJsDatabase<typeof schema>
/** What a function that reads or writes takes: the database itself, or a transaction on it. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

type Connection = { sql: Sql; database: Database }

// Next loads this module once for each bundle of its thread; they share one pool, which the thread ends.
const shared = globalThis as typeof globalThis & { mastheadConnection?: Connection | undefined }

function connection(): Connection {
  if (!shared.mastheadConnection) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('No database: DATABASE_URL is not set and none was started.')
    const sql = postgres(url, { max: 10, onnotice: () => {}, connection: { application_name: 'masthead' } })
    shared.mastheadConnection = { sql, database: drizzle(sql, { schema }) }
  }
  return shared.mastheadConnection
}

/** The database of this process, connected on first use to `DATABASE_URL`. */
export function database(): Database {
  return connection().database
}

/** The driver below `database()`, for what Drizzle has no words for: locks, notifications, raw health queries. */
export function driver(): Sql {
  return connection().sql
}

/** Ends all connections of this process, waiting for running queries for at most five seconds. */
export async function closeDatabase(): Promise<void> {
  const open = shared.mastheadConnection
  shared.mastheadConnection = undefined
  await open?.sql.end({ timeout: 5 })
}
