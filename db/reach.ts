import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { startEmbedded } from './embedded/embedded.ts'
import { DatabaseUnavailable } from './unavailable.ts'

export { DatabaseUnavailable } from './unavailable.ts'

/** The oldest PostgreSQL that Masthead is tried with. */
export const oldestVersion = 14

/** A server that is just coming up says so, and gets this long. */
const startingPatience = 30_000

export type Reached = {
  /** What to set `DATABASE_URL` to. It holds the password: not to be printed. */
  url: string
  /** Whether it is the PostgreSQL that Masthead runs itself. */
  isEmbedded: boolean
  /** Gives it back. Close all connections of this process first. */
  release(): Promise<void>
}

/**
 * Makes sure that there is a PostgreSQL to work with: the given one, or our own in the data folder.
 * @param databaseUrl the address of a PostgreSQL server; without it our own is started or joined.
 * @param data the data folder.
 * @throws DatabaseUnavailable when it does not answer, does not let us in, or is too old.
 */
export async function reachDatabase({
  databaseUrl,
  data,
}: {
  databaseUrl: string | undefined
  data: string
}): Promise<Reached> {
  if (databaseUrl === undefined) {
    const { url, release } = await startEmbedded(data)
    return { url, isEmbedded: true, release }
  }
  const version = await versionOf(databaseUrl)
  if (version.major < oldestVersion) {
    throw new DatabaseUnavailable(
      `The database at ${placeOf(databaseUrl)} is PostgreSQL ${version.name}; Masthead needs ${oldestVersion} or newer. Upgrade it, or unset DATABASE_URL to use the PostgreSQL that comes with Masthead.`,
    )
  }
  return { url: databaseUrl, isEmbedded: false, release: async () => {} }
}

/**
 * Asks a server for its version.
 * @throws DatabaseUnavailable when it does not answer or does not let us in.
 */
export async function versionOf(url: string): Promise<{ major: number; name: string }> {
  const deadline = Date.now() + startingPatience
  for (;;) {
    const sql = postgres(url, { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => {} })
    try {
      const [row] = await sql<{ number: string; name: string }[]>`
        select current_setting('server_version_num') as number, current_setting('server_version') as name`
      return { major: Math.floor(Number(row?.number) / 10_000), name: row?.name ?? 'unknown' }
    } catch (error) {
      if (codeOf(error) !== '57P03' || Date.now() > deadline) throw unavailable(url, error)
    } finally {
      await sql.end({ timeout: 1 })
    }
    await sleep(250)
  }
}

/** Where a database is, in words that may be printed: no user, no password, no options. */
export function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? (host || 'localhost')}${pathname}`
}

function unavailable(url: string, error: unknown): DatabaseUnavailable {
  const place = placeOf(url)
  const code = codeOf(error)
  const { username, pathname } = new URL(url)
  const why: Record<string, string> = {
    ECONNREFUSED: `Nothing answers at ${place}. Start the database, or correct DATABASE_URL.`,
    ENOENT: `Nothing answers at ${place}. Start the database, or correct DATABASE_URL.`,
    ENOTFOUND: `The database's machine, ${place}, is not known by that name. Correct DATABASE_URL.`,
    EAI_AGAIN: `The name of the database's machine, ${place}, can't be looked up now. Check the network, or correct DATABASE_URL.`,
    CONNECT_TIMEOUT: `The database at ${place} does not answer. Check the network and its firewall, or correct DATABASE_URL.`,
    ETIMEDOUT: `The database at ${place} does not answer. Check the network and its firewall, or correct DATABASE_URL.`,
    '28P01': `The database at ${place} refuses the user or the password in DATABASE_URL. Correct them.`,
    '28000': `The database at ${place} does not let “${decodeURIComponent(username)}” in from here. Correct DATABASE_URL or its pg_hba.conf.`,
    '3D000': `The server at ${place} has no database “${decodeURIComponent(pathname.slice(1))}”. Create it, or correct DATABASE_URL.`,
    '53300': `The database at ${place} has no connection free. Raise max_connections, or end other programs that use it.`,
    '57P03': `The database at ${place} is still starting. Try again in a moment.`,
  }
  const known = code === undefined ? undefined : why[code]
  return new DatabaseUnavailable(known ?? `The database at ${place} can't be used: ${wordsOf(error)}.`, {
    cause: error,
  })
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** What the server said of itself. A message that might repeat the address is left out. */
function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return /postgres(ql)?:\/\//.test(words) ? 'it gave no reason that can be shown' : words.replace(/\.$/, '')
}
