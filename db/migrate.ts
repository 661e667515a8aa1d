import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyAll } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations } from 'graphile-worker'
import postgres, { type Sql } from 'postgres'
import { DatabaseUnavailable } from './unavailable.ts'
import { workerConnection } from './worker-connection.ts'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Any number will do, as long as everybody who migrates takes the same one. */
const lockNumber = 7_161_983

type Entry = { tag: string; when: number }

/**
 * Brings a database to where this code expects it, one process at a time: the others wait and find nothing left to do.
 * First the newsletter's tables, whole or not at all, then those of the jobs.
 * @param url a PostgreSQL address; the lock is the session's, which rules out a pooler in transaction mode.
 * @param migrations the folder to take them from.
 * @returns the names of the newsletter's migrations that were applied now.
 * @throws DatabaseUnavailable when a newer Masthead has changed the database already.
 */
export async function migrate(url: string, migrations = folder): Promise<string[]> {
  // One connection alone: the lock belongs to it, and so does every statement.
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: 'masthead migrate' },
  })
  try {
    await sql`select pg_advisory_lock(${lockNumber})`
    const pending = await pendingIn(sql, entriesOf(migrations))
    if (pending.length > 0) await applyAll(drizzle(sql), { migrationsFolder: migrations })
    // Drizzle passes over a migration that is dated before one that was applied already.
    const [left] = await pendingIn(sql, entriesOf(migrations))
    if (left) throw new Error(`Migration ${left.tag} was not applied: its date in the journal lies before another's.`)
    await runMigrations(workerConnection(url))
    return pending.map(({ tag }) => tag)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * The names of the migrations that `migrate` would apply.
 * @throws DatabaseUnavailable when a newer Masthead has changed the database already.
 */
export async function pendingMigrations(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return (await pendingIn(sql, entriesOf(folder))).map(({ tag }) => tag)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function pendingIn(sql: Sql, entries: Entry[]): Promise<Entry[]> {
  const [{ isNew } = { isNew: true }] = await sql<{ isNew: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is null as "isNew"`
  if (isNew) return entries
  const applied = await sql<{ when: number }[]>`
    select created_at::float8 as "when" from drizzle.__drizzle_migrations order by created_at`
  const known = new Set(entries.map(({ when }) => when))
  if (applied.some(({ when }) => !known.has(when))) {
    throw new DatabaseUnavailable(
      'The database was changed by a newer Masthead than this one. Start the newer one, or bring back a backup from before the upgrade.',
    )
  }
  const done = new Set(applied.map(({ when }) => when))
  return entries.filter(({ when }) => !done.has(when))
}

function entriesOf(migrations: string): Entry[] {
  const journal = JSON.parse(readFileSync(`${migrations}/meta/_journal.json`, 'utf8')) as { entries: Entry[] }
  return journal.entries
}
