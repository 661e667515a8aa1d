import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from './client.ts'

/**
 * Gives a test file a database of its own, migrated and empty, behind `DATABASE_URL`; it goes when the file is done.
 * Call it at the top of the file, before other hooks.
 * @param options.migrated false for a database without a single table.
 */
export function useTestDatabase({ migrated = true }: { migrated?: boolean } = {}): void {
  const name = `test_${randomUUID().replaceAll('-', '')}`

  beforeAll(async () => {
    const template = new URL(inject('templateUrl'))
    await administer(async (sql) => {
      const from = migrated ? template.pathname.slice(1) : 'template0'
      await sql`create database ${sql(name)} template ${sql(from)}`
    })
    template.pathname = `/${name}`
    process.env.DATABASE_URL = template.href
  })

  afterAll(async () => {
    await closeDatabase()
    delete process.env.DATABASE_URL
    await administer((sql) => sql`drop database if exists ${sql(name)} with (force)`)
  })
}

/** Creates and drops databases: in a connection to another one than those. */
async function administer(run: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const url = new URL(inject('templateUrl'))
  url.pathname = '/postgres'
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  try {
    await run(sql)
  } finally {
    await sql.end()
  }
}
