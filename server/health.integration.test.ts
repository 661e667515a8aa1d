import { afterEach, expect, it } from 'vitest'
import { closeDatabase, driver } from '@/db/client.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { Health, parts } from './health.ts'

useTestDatabase()

function upAndReady(): Health {
  const health = new Health()
  for (const part of parts) health.up(part)
  return health
}

let given: string | undefined
afterEach(async () => {
  await closeDatabase()
  if (given) process.env.DATABASE_URL = given
})

it('is well when everything is up and the database answers', async () => {
  expect(await upAndReady().trouble()).toBeNull()
})

it('says so while the database is away, and is well again when it is back', async () => {
  const health = upAndReady()
  given = process.env.DATABASE_URL ?? ''
  const away = new URL(given)
  away.port = '1'
  process.env.DATABASE_URL = away.href
  expect(await health.trouble()).toBe('database does not answer')
  await closeDatabase()
  process.env.DATABASE_URL = given
  expect(await health.trouble()).toBeNull()
})

it('does not wait for ever for a database that hangs', async () => {
  // All connections of the pool wait for a lock that is not given back.
  const holder = await driver().reserve()
  await holder`select pg_advisory_lock(1)`
  const stuck = Array.from({ length: 20 }, () => driver()`select pg_advisory_xact_lock(1)`.execute())
  expect(await upAndReady().trouble()).toBe('database does not answer')
  await holder`select pg_advisory_unlock(1)`
  holder.release()
  await Promise.all(stuck)
  expect(await upAndReady().trouble()).toBeNull()
})
