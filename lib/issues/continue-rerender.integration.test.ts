import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { ToldFailure } from '@/lib/jobs/told-failure.ts'
import { startWorker, type RunningWorker } from '@/lib/jobs/worker.ts'
import { isBeingRerendered } from '@/lib/publication/find.ts'
import { continueRerender } from './continue-rerender.ts'
import { publishIssue } from './publish.ts'

useTestDatabase()

const workers: RunningWorker[] = []

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'UTC' })
})

/** Twelve issues as an older program wrote them, which an upgrade asks to have written anew. */
beforeEach(async () => {
  await database().delete(issues)
  for (let number = 1; number <= 12; number++) {
    const document = {
      type: 'doc' as const,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }],
    }
    const [made] = await database()
      .insert(issues)
      .values({ title: `Letter ${number}`, document })
      .returning({ id: issues.id })
    if (made) await publishIssue('masthead', made.id)
  }
  await database().update(publishedIssues).set({ page: 'as of old', minutes: 0 })
  await database()
    .update(publication)
    .set({ rerenderStartedAt: sql`clock_timestamp()` })
})

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

async function start(): Promise<RunningWorker> {
  const worker = await startWorker(process.env.DATABASE_URL ?? '')
  workers.push(worker)
  return worker
}

async function asOfOld(): Promise<number> {
  const rows = await database()
    .select({ page: publishedIssues.page, minutes: publishedIssues.minutes })
    .from(publishedIssues)
  return rows.filter(({ page, minutes }) => page === 'as of old' || minutes === 0).length
}

it('a server that was upgraded writes what is out as it writes now, by itself', async () => {
  await start()
  await expect.poll(isBeingRerendered, { timeout: 30_000 }).toBe(false)
  expect(await asOfOld()).toBe(0)
})

it('two servers that start at the same time do it together, and write nothing twice', async () => {
  const written = sql`create table if not exists written (issue_id uuid);
    truncate written;
    create or replace function note_written() returns trigger language plpgsql as $$
      begin insert into written values (new.issue_id); return new; end $$;
    create or replace trigger note_written after update on published_issues for each row execute function note_written()`
  await database().execute(written)
  await Promise.all([start(), start()])
  await expect.poll(isBeingRerendered, { timeout: 30_000 }).toBe(false)
  expect(await asOfOld()).toBe(0)
  const [count] = await database().execute<{ rows: number; issues: number }>(
    sql`select count(*)::int as rows, count(distinct issue_id)::int as issues from written`,
  )
  expect(count).toEqual({ rows: 12, issues: 12 })
})

it('one that is stopped in the middle leaves the rest to another, and asks for one', async () => {
  const stopping = new AbortController()
  const stopped = database().transaction(async (tx) => {
    // Held, so that it is in the middle of its work when it is told to stop.
    await tx.execute(sql`select 1 from published_issues where slug = 'letter-6' for update`)
    const running = continueRerender(stopping.signal).catch((error: unknown) => error)
    await expect.poll(asOfOld, { timeout: 30_000 }).toBe(6)
    stopping.abort()
    return { running }
  })
  expect(await (await stopped).running).toBeInstanceOf(ToldFailure)
  expect(await asOfOld()).toBe(5)
  await start()
  await expect.poll(isBeingRerendered, { timeout: 30_000 }).toBe(false)
  expect(await asOfOld()).toBe(0)
})

it('there is nothing to do where nothing was begun', async () => {
  await database().update(publication).set({ rerenderStartedAt: null })
  await continueRerender(new AbortController().signal)
  expect(await asOfOld()).toBe(12)
})
