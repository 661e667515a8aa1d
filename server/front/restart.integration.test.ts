import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEmbedded, type Embedded } from '@/db/embedded/embedded.ts'
import { migrate } from '@/db/migrate.ts'
import { startFront, type Fronted } from './front-for-test.ts'

let folder: string
let embedded: Embedded
let sql: Sql
let fronted: Fronted

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-front-'))
  embedded = await startEmbedded(folder)
  await migrate(embedded.url)
  sql = postgres(embedded.url, { max: 2, onnotice: () => {} })
  await sql`insert into publication (title, language, time_zone) values ('Before', 'en', 'UTC')`
  fronted = await startFront(embedded.url, async (_, response) => {
    try {
      const [row] = await sql<{ title: string }[]>`select title from publication`
      response.setHeader('Content-Type', 'text/html')
      response.setHeader('Cache-Control', 'public, max-age=0')
      response.setHeader('ETag', `"${row?.title}"`)
      response.end(row?.title)
    } catch {
      response.statusCode = 500
      response.end('away')
    }
  })
})

afterAll(async () => {
  await fronted.stop()
  await sql.end({ timeout: 1 })
  await embedded.release()
  await rm(folder, { recursive: true, force: true })
})

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await sleep(5)
}

async function isKept(): Promise<boolean> {
  await fronted.get('/')
  const before = fronted.asked()
  await fronted.get('/')
  return fronted.asked() === before
}

it('while the database is away nothing that was kept is given out, and after it came back nothing old', async () => {
  await until(isKept)
  expect(await fronted.text('/')).toBe('Before')

  process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGINT')
  await until(() => !fronted.changes.isListening)
  const asked = fronted.asked()
  await fronted.get('/')
  expect(fronted.asked()).toBe(asked + 1)
  await until(async () => {
    const changed = await sql`update publication set title = 'After'`.then(
      () => true,
      () => false,
    )
    return changed
  })
  expect(await fronted.text('/')).toBe('After')
  await until(isKept)
  await sql`update publication set title = 'Later'`
  await until(async () => (await fronted.text('/')) === 'Later')
})
