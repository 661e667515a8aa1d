import { migrateDatabase, openDatabase } from '@/lib/database.ts'

/** Ctrl-C under npx arrives twice, from the terminal and from npx: what follows within a second is the same wish. */
const sameWish = 1000

type Options = {
  /**
   * For what can end in order at a place of its own: the first Ctrl-C aborts this and leaves the ending to `run`; a
   * second one ends at once.
   */
  stopping?: AbortController
}

/**
 * Runs what needs the database, beside a running server or alone: reaches or starts PostgreSQL, brings it up to date,
 * and gives it back afterwards, also when the person at the terminal presses Ctrl-C.
 * @throws CannotRun when there is no database to be had.
 */
export async function withDatabase<T>(run: (url: string) => Promise<T>, { stopping }: Options = {}): Promise<T> {
  const { url, close } = await openDatabase()
  let firstAsked: number | undefined
  const interrupted = (signal: NodeJS.Signals) => {
    const now = performance.now()
    if (stopping) {
      firstAsked ??= now
      if (!stopping.signal.aborted) return stopping.abort(signal)
      if (now - firstAsked < sameWish) return
    }
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    void close().finally(() => process.exit(exitCodeOf(signal)))
  }
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted)
  try {
    await migrateDatabase(url)
    return await run(url)
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await close()
  }
}

/** What a command answers that was stopped: 128 and the number of the signal, as shells do. */
export function exitCodeOf(signal: unknown): number {
  return signal === 'SIGTERM' ? 143 : 130
}
