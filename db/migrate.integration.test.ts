import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate, pendingMigrations } from './migrate.ts'
import { useTestDatabase } from './test-database.ts'
import { DatabaseUnavailable } from './unavailable.ts'

useTestDatabase({ migrated: false })

const migrations = join(import.meta.dirname, 'migrations')
const journal = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8')) as {
  entries: { tag: string; when: number }[]
}
const names = journal.entries.map(({ tag }) => tag)

let url: string
let sql: Sql
let folder: string

beforeAll(() => {
  url = process.env.DATABASE_URL ?? ''
  sql = postgres(url, { max: 1, onnotice: () => {} })
  folder = mkdtempSync(join(tmpdir(), 'masthead-migrations-'))
})

afterAll(async () => {
  await sql.end()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  await sql`drop schema if exists public, drizzle, graphile_worker cascade`
  await sql`create schema public`
})

/** The first migrations alone, as they were shipped once. */
function firstMigrations(count: number): string {
  const shipped = join(folder, String(count))
  cpSync(migrations, shipped, { recursive: true })
  writeFileSync(
    join(shipped, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }),
  )
  return shipped
}

/** Every column, index and constraint there is, in one order. */
async function shape(): Promise<unknown> {
  return {
    columns: await sql`
      select table_schema, table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
      where table_schema in ('public', 'graphile_worker') order by 1, 2, 3`,
    indexes:
      await sql`select schemaname, indexdef from pg_indexes where schemaname in ('public', 'graphile_worker') order by 1, 2`,
    constraints: await sql`
      select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition from pg_constraint
      where connamespace::regnamespace::text in ('public', 'graphile_worker') order by 1, 2`,
  }
}

describe('migrating', () => {
  it.each(
    names.map((name, at) => ({ from: at === 0 ? 'an empty database' : `one made by ${names[at - 1]}`, at, name })),
  )('brings $from to the same end', async ({ at }) => {
    await migrate(url)
    const expected = await shape()
    await sql`drop schema public, drizzle, graphile_worker cascade`
    await sql`create schema public`
    await migrate(url, firstMigrations(at))
    expect(await migrate(url)).toEqual(names.slice(at))
    expect(await shape()).toEqual(expected)
  })

  it('twice changes nothing the second time', async () => {
    expect(await pendingMigrations(url)).toEqual(names)
    expect(await migrate(url)).toEqual(names)
    const before = await shape()
    expect(await pendingMigrations(url)).toEqual([])
    expect(await migrate(url)).toEqual([])
    expect(await shape()).toEqual(before)
  })

  it('by several servers at the same instant is done once', async () => {
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(applied.filter((tags) => tags.length > 0)).toEqual([names])
  })

  it('leaves a database that a newer Masthead has changed as it is, and says so', async () => {
    await migrate(url)
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', ${Date.now() + 1e12})`
    await expect(migrate(url)).rejects.toThrow(DatabaseUnavailable)
    await expect(migrate(url)).rejects.toThrow('changed by a newer Masthead')
  })
})

describe('a letter that was imported before tags and authors had a meaning', () => {
  it.each([
    {
      other: { mood: 'calm', tags: ['maps', 'tide'], author: 'Ada' },
      tags: ['maps', 'tide'],
      author: 'Ada',
      left: { mood: 'calm' },
    },
    { other: { tags: 'maps', author: ['Ada'] }, tags: [], author: null, left: { tags: 'maps', author: ['Ada'] } },
    { other: { tags: ['maps', 7], author: '' }, tags: [], author: null, left: { tags: ['maps', 7], author: '' } },
    { other: {}, tags: [], author: null, left: {} },
  ])('has those that $other names', async ({ other, tags, author, left }) => {
    await migrate(url, firstMigrations(names.indexOf('0001_name_the_author')))
    const document = sql.json({ type: 'doc' })
    await sql`
      with issue as (insert into issues (document, other_fields) values (${document}, ${sql.json(other)}) returning id)
      insert into published_issues (issue_id, slug, title, subtitle, language, document, page, feed, email, text, markdown,
        version, published_at, updated_at)
      select id, 'maps', '', '', 'en', ${document}, '', '', '', '', '', 1, now(), now() from issue`
    await migrate(url)
    expect(await sql`select tags, author, other_fields from issues`).toEqual([{ tags, author, other_fields: left }])
    expect(await sql`select tags, author from published_issues`).toEqual([{ tags, author }])
  })
})

it('each migration is dated after the one before, or it would be passed over', () => {
  const dates = journal.entries.map(({ when }) => when)
  expect(dates).toEqual(dates.toSorted((a, b) => a - b))
  expect(new Set(dates).size).toBe(dates.length)
})
