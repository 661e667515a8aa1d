import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { InvalidInput, NotFound } from '@/lib/errors.ts'
import { deleteIssue, restoreIssue } from '@/lib/issues/delete.ts'
import { createDraft, findDraft, saveDraft } from '@/lib/issues/draft.ts'
import { publishIssue, unpublishIssue } from '@/lib/issues/publish.ts'
import { cancelSchedule, dismissLateness, publishDueIssues, scheduleIssue } from '@/lib/issues/schedule.ts'
import { startWorker, type RunningWorker } from './worker.ts'

useTestDatabase()

let editor: Editor
const workers: RunningWorker[] = []

beforeAll(async () => {
  await setUp()
  editor = await addOwner()
  // Each time that readers see an issue change is written down, by the database itself.
  await database().execute(sql`create table shown (issue_id uuid, act text)`)
  await database().execute(sql`
    create function note_shown() returns trigger language plpgsql as
    $$ begin insert into shown values (new.issue_id, tg_op); return new; end $$`)
  await database().execute(sql`
    create trigger note_shown after insert or update on published_issues for each row execute function note_shown()`)
})

beforeEach(async () => {
  await database().update(issues).set({ scheduledFor: null })
})

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

async function setUp(): Promise<void> {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'Europe/Madrid' })
}

const saying = (text: string): DocumentJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }],
})

async function written(title: string, text = 'Words.'): Promise<string> {
  const id = await createDraft(editor)
  await saveDraft(editor, id, 1, { title, subtitle: '', document: saying(text) })
  return id
}

/** An issue whose time came so many minutes ago, by the database's clock. */
async function due(title: string, minutesAgo = 0, text?: string): Promise<string> {
  const id = await written(title, text)
  await comeDue(id, minutesAgo)
  return id
}

async function comeDue(id: string, minutesAgo = 0): Promise<void> {
  await database()
    .update(issues)
    .set({ scheduledFor: sql`now() - make_interval(mins => ${minutesAgo}) - interval '1 second'` })
    .where(eq(issues.id, id))
}

async function issueRow(id: string) {
  const [issue] = await database().select().from(issues).where(eq(issues.id, id))
  if (!issue) throw new Error('no such issue')
  return issue
}

async function timesShown(id: string): Promise<number> {
  const [counted] = await database().execute<{ times: number }>(
    sql`select count(*)::int as times from shown where issue_id = ${id}`,
  )
  return counted?.times ?? 0
}

async function start(): Promise<void> {
  workers.push(await startWorker(process.env.DATABASE_URL ?? ''))
}

it('what came due while every server was off goes out when the first one starts, and is told to be late', async () => {
  const id = await due('Missed', 90)
  const { scheduledFor } = await issueRow(id)
  await start()
  // Long before the next full minute, at which the timetable looks.
  await expect.poll(() => timesShown(id), { timeout: 15_000 }).toBe(1)
  expect(await issueRow(id)).toMatchObject({ missedAt: scheduledFor, scheduledFor: null, scheduleFault: null })
})

it('on two servers every issue goes out once', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, (_, index) => due(`Once ${index}`)))
  await Promise.all([start(), start(), publishDueIssues(), publishDueIssues()])
  await expect
    .poll(async () => (await Promise.all(ids.map(timesShown))).every((times) => times > 0), { timeout: 30_000 })
    .toBe(true)
  expect(await publishDueIssues()).toBe(0)
  expect(await Promise.all(ids.map(timesShown))).toEqual(ids.map(() => 1))
})

it('a server that is killed in the middle of publishing leaves nothing half done, and the issue goes out once', async () => {
  const id = await due('Interrupted')
  const url = process.env.DATABASE_URL ?? ''
  const gate = postgres(url, { max: 1 })
  const release = await holdSlugs(gate)
  const script = fileURLToPath(new URL('publish-due-for-test.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, DATABASE_URL: url } })
  const ended = once(child, 'exit')
  // It has begun, and waits for a slug.
  await expect.poll(waitingForSlugs, { timeout: 30_000 }).toBe(1)
  child.kill('SIGKILL')
  await ended
  await release()
  await gate.end()
  await expect.poll(waitingForSlugs, { timeout: 30_000 }).toBe(0)
  expect(await timesShown(id)).toBe(0)
  await expect.poll(publishDueIssues, { timeout: 15_000 }).toBe(1)
  expect(await timesShown(id)).toBe(1)
  expect(await publishDueIssues()).toBe(0)
})

it('an issue goes out as its draft is then, also when it was edited after it got its time', async () => {
  const id = await written('Edited', 'First words.')
  await scheduleIssue(editor, id, '2999-01-01T09:00')
  const { version } = await findDraft(id)
  await saveDraft(editor, id, version, { title: 'Edited', subtitle: '', document: saying('Second thoughts.') })
  await comeDue(id)
  await publishDueIssues()
  const [shown] = await database().select().from(publishedIssues).where(eq(publishedIssues.issueId, id))
  expect(shown?.text).toContain('Second thoughts.')
})

it('an issue goes out by the database’s clock, by which its job runs, whatever the server’s clock says', async () => {
  const id = await written('By the clock')
  // Ten seconds are to come by one clock and may be past by another that is fast: only the database's counts.
  const [clock] = await database().execute<{ local: string }>(
    sql`select to_char((now() at time zone 'Europe/Madrid') + interval '10 seconds', 'YYYY-MM-DD"T"HH24:MI:SS') as local`,
  )
  await scheduleIssue(editor, id, clock?.local ?? '')
  expect(await publishDueIssues()).toBe(0)
  await comeDue(id)
  expect(await publishDueIssues()).toBe(1)
})

it('an issue that goes out within two minutes is on time', async () => {
  const id = await due('In time', 1)
  await publishDueIssues()
  expect((await issueRow(id)).missedAt).toBeNull()
})

it('lateness is told until the author has seen it, or publishes again', async () => {
  const [seen, again] = [await due('Seen', 5), await due('Again', 5)]
  await publishDueIssues()
  expect((await issueRow(seen)).missedAt).not.toBeNull()
  await dismissLateness(editor, seen)
  expect((await issueRow(seen)).missedAt).toBeNull()
  await publishIssue(editor, again)
  expect((await issueRow(again)).missedAt).toBeNull()
})

it('an issue that its author has to mend says why it did not go out, until it gets a new time', async () => {
  const id = await due('Empty', 0, '')
  expect(await publishDueIssues()).toBe(0)
  const { scheduledFor, scheduleFault } = await issueRow(id)
  expect([scheduledFor, scheduleFault]).toEqual([null, expect.stringContaining('empty')])
  await scheduleIssue(editor, id, '2999-01-01T09:00')
  expect((await issueRow(id)).scheduleFault).toBeNull()
})

it('an issue that fails through a fault of ours holds up no other, keeps its time and is tried again', async () => {
  const broken = await due('Broken', 1)
  const sound = await due('Sound')
  const { document } = await issueRow(broken)
  await database().execute(sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'a fault of ours'; end $$`)
  await database().execute(
    sql.raw(`create trigger refuse before insert on published_issues for each row when (new.issue_id = '${broken}')
      execute function refuse()`),
  )
  expect(await publishDueIssues()).toBe(1)
  expect(await timesShown(sound)).toBe(1)
  expect(await issueRow(broken)).toMatchObject({ document, scheduleFault: expect.stringContaining('tried again') })
  expect((await issueRow(broken)).scheduledFor).not.toBeNull()
  await database().execute(sql`drop trigger refuse on published_issues`)
  expect(await publishDueIssues()).toBe(1)
  expect(await issueRow(broken)).toMatchObject({ scheduledFor: null, scheduleFault: null })
})

it('a time that was called off, or of an issue that was put away, is no time any more', async () => {
  const [called, deleted] = [await due('Called off'), await due('Put away')]
  await cancelSchedule(editor, called)
  await deleteIssue(editor, deleted)
  expect(await publishDueIssues()).toBe(0)
  await restoreIssue(editor, deleted)
  expect(await publishDueIssues()).toBe(0)
})

it('of an issue that is published only its update can be, and one that was taken back may get a new time', async () => {
  const id = await written('Back again')
  await publishIssue(editor, id)
  const { publicationDate } = await issueRow(id)
  await expect(scheduleIssue(editor, id, '2999-01-01T09:00')).rejects.toThrow(NotFound)
  await unpublishIssue(editor, id)
  await scheduleIssue(editor, id, '2999-01-01T09:00')
  await comeDue(id)
  expect(await publishDueIssues()).toBe(1)
  expect(await issueRow(id)).toMatchObject({ publicationDate, scheduledFor: null, missedAt: null })
})

it('a new time takes the place of the old one, and of its job', async () => {
  const id = await written('Moved')
  await scheduleIssue(editor, id, '2999-01-01T09:00')
  await scheduleIssue(editor, id, '2999-02-01T09:00')
  const jobs = await database().execute<{ run_at: Date }>(
    sql`select run_at from graphile_worker.jobs where key = ${`publish ${id}`}`,
  )
  expect(jobs.map(({ run_at }) => new Date(run_at).toISOString())).toEqual(['2999-02-01T08:00:00.000Z'])
  await expect(scheduleIssue(editor, id, '2001-01-01T09:00')).rejects.toThrow(InvalidInput)
  expect((await issueRow(id)).scheduledFor).toEqual(new Date('2999-02-01T08:00:00Z'))
})

it('when the newsletter itself is gone nothing goes out, and the desk says why', async () => {
  const id = await due('Homeless')
  await database().delete(publication)
  expect(await publishDueIssues()).toBe(0)
  expect(await issueRow(id)).toMatchObject({ scheduleFault: expect.stringContaining('Set up the newsletter') })
  await setUp()
})

/** Keeps everybody else from taking a slug, so that publishing stops there. */
async function holdSlugs(connection: postgres.Sql): Promise<() => Promise<void>> {
  await connection`select pg_advisory_lock(hashtext('masthead slugs'))`
  return async () => {
    await connection`select pg_advisory_unlock(hashtext('masthead slugs'))`
  }
}

async function waitingForSlugs(): Promise<number> {
  const [counted] = await database().execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`)
  return counted?.waiting ?? 0
}
