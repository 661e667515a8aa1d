import postgres from 'postgres'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors, issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import { emptyDocument } from '@/lib/document/schema.ts'
import { createDraft, saveDraft } from '@/lib/issues/draft.ts'
import { scheduleIssue } from '@/lib/issues/schedule.ts'
import { addJob } from './add-job.ts'
import { startWorker, type RunningWorker } from './worker.ts'

useTestDatabase()

let worker: RunningWorker | undefined

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'Asia/Tokyo' })
  await addOwner()
})

afterEach(async () => {
  await worker?.stop()
  worker = undefined
})

/** Something to wait for until it is opened. */
function latch() {
  let open = () => {}
  const promise = new Promise<void>((resolve) => (open = resolve))
  return { promise, open }
}

async function throwTheWorkerOut(): Promise<void> {
  await database().execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'masthead jobs' and datname = current_database()`,
  )
}

const start = async () => (worker = await startWorker(process.env.DATABASE_URL ?? ''))

async function waiting(): Promise<number> {
  const [row] = await database().execute<{ jobs: number }>(sql`select count(*)::int as jobs from graphile_worker.jobs`)
  return row?.jobs ?? 0
}

async function scheduleForNow(title: string): Promise<void> {
  const document = {
    type: 'doc' as const,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }],
  }
  await database()
    .insert(issues)
    .values({ title, document, scheduledFor: new Date(Date.now() - 1000) })
}

const publishedTitles = async () =>
  (await database().select({ title: publishedIssues.title }).from(publishedIssues)).map(({ title }) => title)

it('a job is there when what it is about is, and gone when that was undone', async () => {
  await database()
    .transaction(async (tx) => {
      await addJob(tx, 'publish_due_issues', {})
      throw new Error('changed my mind')
    })
    .catch(() => {})
  expect(await waiting()).toBe(0)
  const later = { runAt: new Date(Date.now() + 3_600_000), jobKey: 'the one' }
  await database().transaction((tx) => addJob(tx, 'publish_due_issues', {}, later))
  await database().transaction((tx) => addJob(tx, 'publish_due_issues', {}, later))
  expect(await waiting()).toBe(1)
  await database().execute(sql`select graphile_worker.remove_job('the one')`)
})

it('an issue whose time has come goes out', async () => {
  await scheduleForNow('On time')
  await start()
  await database().transaction((tx) => addJob(tx, 'publish_due_issues', {}))
  await expect.poll(publishedTitles, { timeout: 30_000 }).toContain('On time')
})

it('scheduling an issue adds the job that publishes it, for the very second', async () => {
  const [editor] = await database().select().from(editors)
  if (!editor) throw new Error('no editor')
  const id = await createDraft(editor)
  await saveDraft(editor, id, 1, { title: 'Due', subtitle: '', document: emptyDocument })
  await scheduleIssue(editor, id, '2998-12-31T23:30:15')
  await scheduleIssue(editor, id, '2998-12-31T23:45:30')
  const jobs = await database().execute<{ run_at: Date }>(
    sql`select run_at from graphile_worker.jobs where key = ${`publish ${id}`}`,
  )
  expect(jobs.map(({ run_at }) => new Date(run_at).toISOString())).toEqual(['2998-12-31T14:45:30.000Z'])
})

it('goes on after the database threw the worker out', async () => {
  await start()
  await throwTheWorkerOut()
  await scheduleForNow('After the break')
  await database().transaction((tx) => addJob(tx, 'publish_due_issues', {}))
  await expect.poll(publishedTitles, { timeout: 30_000 }).toContain('After the break')
})

it('a job that is done, and could not be struck off since the database went away, holds up no other', async () => {
  await start()
  const holder = postgres(process.env.DATABASE_URL ?? '', { max: 2 })
  const [letPublicationGo, letJobGo] = [latch(), latch()]
  const waits = (query: string) =>
    database()
      .execute<{ waiting: number }>(
        sql`select count(*)::int as waiting from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock' and query like ${query}`,
      )
      .then(([row]) => (row?.waiting ?? 0) > 0)
  try {
    // The job is held up in the middle, and its row is held for when it is to be struck off.
    const publicationHeld = holder.begin(async (tx) => {
      await tx`select from publication for update`
      await letPublicationGo.promise
    })
    await scheduleForNow('Done meanwhile')
    await database().transaction((tx) => addJob(tx, 'publish_due_issues', {}))
    await expect.poll(() => waits('%publication%'), { timeout: 30_000 }).toBe(true)
    const isJobHeld = latch()
    const jobHeld = holder.begin(async (tx) => {
      await tx`select from graphile_worker._private_jobs for update`
      isJobHeld.open()
      await letJobGo.promise
    })
    await isJobHeld.promise
    letPublicationGo.open()
    await publicationHeld
    await expect.poll(() => waits('%delete from%'), { timeout: 30_000 }).toBe(true)
    await throwTheWorkerOut()
    letJobGo.open()
    await jobHeld
  } finally {
    letPublicationGo.open()
    letJobGo.open()
    await holder.end()
  }
  await scheduleForNow('After the failure')
  await database().transaction((tx) => addJob(tx, 'publish_due_issues', {}))
  await expect.poll(publishedTitles, { timeout: 30_000 }).toContain('After the failure')
})

it('a worker that was told to stop leaves no connection behind', async () => {
  const { stop } = await start()
  await stop()
  worker = undefined
  const connections = () =>
    database()
      .execute<{ open: number }>(
        sql`select count(*)::int as open from pg_stat_activity where application_name = 'masthead jobs' and datname = current_database()`,
      )
      .then(([row]) => row?.open)
  await expect.poll(connections, { timeout: 10_000 }).toBe(0)
})
