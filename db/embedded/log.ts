import { chmodSync, copyFileSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

const mostBytes = 1_000_000

export function logOf(dataFolder: string): string {
  return join(dataFolder, 'postgres.log')
}

/** Opens the log for PostgreSQL to append to. Who reads it may see values of the newsletter: it is for its owner alone. */
export function openLog(dataFolder: string): number {
  boundLog(dataFolder)
  const log = openSync(logOf(dataFolder), 'a', 0o600)
  chmodSync(logOf(dataFolder), 0o600)
  return log
}

/** Keeps the log from growing for ever: above a megabyte it moves to `postgres.log.1`, whose content goes. */
export function boundLog(dataFolder: string): void {
  const log = logOf(dataFolder)
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) <= mostBytes) return
  // PostgreSQL keeps the file open for appending, so it is emptied, not renamed.
  copyFileSync(log, `${log}.1`)
  truncateSync(log)
}

/** How long the log is now, to tell later what was added. */
export function logLength(dataFolder: string): number {
  return statSync(logOf(dataFolder), { throwIfNoEntry: false })?.size ?? 0
}

/** The first fatal line after a point in the log, without its date and process. */
export function fatalSince(dataFolder: string, length: number): string | undefined {
  const added = readFileSync(logOf(dataFolder)).subarray(length).toString('utf8')
  return /(?:FATAL|PANIC): +(.*)/.exec(added)?.[1]
}
