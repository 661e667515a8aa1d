import { migrateDatabase, openDatabase } from '@/lib/database.ts'

/**
 * Runs what needs the database, beside a running server or alone: reaches or starts PostgreSQL, brings it up to date,
 * and gives it back afterwards, also when the person at the terminal presses Ctrl-C.
 * @throws CannotRun when there is no database to be had.
 */
export async function withDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  const { url, close } = await openDatabase()
  const interrupted = (signal: NodeJS.Signals) => {
    void close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    await migrateDatabase(url)
    return await run(url)
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await close()
  }
}
