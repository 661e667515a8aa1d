import { closeDatabase } from '@/db/client.ts'
import { migrate } from '@/db/migrate.ts'
import { DatabaseUnavailable, reachDatabase } from '@/db/reach.ts'
import { env } from './env.ts'
import { CannotRun } from './errors.ts'

export type OpenDatabase = {
  /** Its address, password included: not to be printed. */
  url: string
  /** Whether it is the PostgreSQL that Masthead runs itself. */
  isEmbedded: boolean
  /** Ends this process's connections, and our own PostgreSQL when nobody else uses it. */
  close(): Promise<void>
}

/**
 * Reaches or starts the database and sets `DATABASE_URL`, so that `database()` works from now on.
 * @throws CannotRun when there is none to be had.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const { url, isEmbedded, release } = await plainly(() => reachDatabase(env()))
  process.env.DATABASE_URL = url
  return {
    url,
    isEmbedded,
    async close() {
      await closeDatabase()
      await plainly(release)
    },
  }
}

/**
 * Brings a database to where this code expects it.
 * @returns the names of the migrations that were applied now.
 * @throws CannotRun when a newer Masthead has changed it already.
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  return plainly(() => migrate(url))
}

/** Makes the database's own refusals errors that a terminal shows as they are. */
async function plainly<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw error instanceof DatabaseUnavailable ? new CannotRun(error.message, { cause: error }) : error
  }
}
