import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client.ts'
import { editors, issues, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import type { BlockJson } from '@/lib/document/schema.ts'
import { deleteIssue, restoreIssue } from '@/lib/issues/delete.ts'
import { publishIssue, unpublishIssue } from '@/lib/issues/publish.ts'
import { rerenderIssues } from '@/lib/issues/rerender.ts'
import { startWorker, type RunningWorker } from '@/lib/jobs/worker.ts'
import { startSite, type Site } from '@/lib/links/site-for-test.ts'
import { changeHub, hubInput } from './hub.ts'

useTestDatabase()

type Ping = { type: string | undefined; fields: Record<string, string> }

let hub: Site
let worker: RunningWorker | undefined
const pings: Ping[] = []
/** What the hub answers; taken away one by one, and 204 when there is nothing more. */
const answers: number[] = []

beforeAll(async () => {
  hub = await startSite({
    '/hub': (request, response) => {
      const pieces: Buffer[] = []
      request.on('data', (piece: Buffer) => pieces.push(piece))
      request.on('end', () => {
        const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString()))
        pings.push({ type: request.headers['content-type'], fields })
        response.writeHead(answers.shift() ?? 204).end()
      })
    },
    '/moved': (_request, response) => response.writeHead(307, { Location: '/hub' }).end(),
    '/lost': (_request, response) => response.writeHead(303, { Location: '/hub' }).end(),
  })
  process.env.MASTHEAD_ALLOW_ADDRESS = hub.host
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
})

afterAll(() => hub.close())

beforeEach(async () => {
  pings.length = 0
  hub.asked.length = 0
  await changeHub(`${hub.origin}/hub?key=secret`)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await worker?.stop()
  worker = undefined
  answers.length = 0
  await database().delete(issues)
  await database().execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`)
})

const text = (words: string): BlockJson => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const item: BlockJson = {
  type: 'item',
  attrs: { href: 'https://one.example/', citation: null },
  content: [{ type: 'itemTitle', content: [{ type: 'text', text: 'One' }] }],
}

async function write(content: BlockJson[], fields: Partial<typeof issues.$inferInsert> = {}): Promise<string> {
  const [made] = await database()
    .insert(issues)
    .values({ title: 'A letter', ...fields, document: { type: 'doc', content } })
    .returning({ id: issues.id })
  if (!made) throw new Error('no issue')
  return made.id
}

const start = async () => (worker = await startWorker(process.env.DATABASE_URL ?? ''))

/** Waits until no job is left, those included that are put off after a failure: their time is brought forward. */
async function allTold(): Promise<void> {
  await expect
    .poll(
      async () => {
        await database().execute(
          sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = 'tell_hub' and locked_at is null), now())`,
        )
        return jobs()
      },
      { timeout: 30_000, interval: 200 },
    )
    .toEqual([])
}

async function jobs(): Promise<string[]> {
  const rows = await database().execute<{ key: string }>(
    sql`select key from graphile_worker.jobs where task_identifier = 'tell_hub'`,
  )
  return rows.map(({ key }) => key)
}

const topics = () =>
  pings.map(({ fields }) => (fields['hub.topic'] ?? '').replace('https://letters.example', '')).sort()
const inThreeFormats = (...folders: string[]) =>
  folders.flatMap((folder) => ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `${folder}/${file}`)).sort()

describe('a hub', () => {
  it('is told once of each feed that a new letter changes, as a form', async () => {
    await publishIssue('masthead', await write([item], { tags: ['maps'], language: 'ja' }))
    await start()
    await allTold()
    expect(topics()).toEqual(inThreeFormats('', '/items', '/in/ja', '/tags/maps'))
    expect(pings[0]?.type).toBe('application/x-www-form-urlencoded')
    const topic = pings[0]?.fields['hub.topic']
    expect(pings[0]?.fields).toEqual({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic })
  })

  it('is told when a letter changes and when it is taken away, also of the feeds that it has left', async () => {
    const id = await write([text('One.')], { tags: ['maps'] })
    await publishIssue('masthead', id)
    await start()
    await allTold()
    pings.length = 0
    await database()
      .update(issues)
      .set({ tags: ['tides'] })
      .where(eq(issues.id, id))
    await publishIssue('masthead', id)
    await allTold()
    expect(topics()).toEqual(inThreeFormats('', '/in/en', '/tags/maps', '/tags/tides'))
    pings.length = 0
    await unpublishIssue('masthead', id)
    await allTold()
    expect(topics()).toEqual(inThreeFormats('', '/in/en', '/tags/tides'))
  })

  it('is told when a letter is deleted and when it is brought back', async () => {
    const id = await write([item])
    await publishIssue('masthead', id)
    await start()
    await allTold()
    const [editor] = await database()
      .insert(editors)
      .values({ email: 'ada@example.org', passwordHash: 'x', role: 'owner' })
      .returning()
    if (!editor) throw new Error('no editor')
    for (const act of [deleteIssue, restoreIssue]) {
      pings.length = 0
      await act(editor, id)
      await allTold()
      expect(topics()).toEqual(inThreeFormats('', '/items', '/in/en'))
    }
  })

  it('is told once of two letters that went out while nobody worked', async () => {
    for (const words of ['One.', 'Two.']) await publishIssue('masthead', await write([text(words)]))
    await start()
    await allTold()
    expect(topics()).toEqual(inThreeFormats('', '/in/en'))
  })

  it('is told again after it failed, of that feed alone; the log says it once, in words and without its key', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    answers.push(500, 503, 500, 503)
    await publishIssue('masthead', await write([text('One.')]))
    await start()
    await allTold()
    expect(topics()).toHaveLength(6 + 4)
    expect([...new Set(topics())]).toEqual(inThreeFormats('', '/in/en'))
    const said = log.mock.calls.map((call) => call.join(' ')).filter((line) => /hub|secret/.test(line))
    expect(said.length).toBeGreaterThan(0)
    for (const line of said) {
      expect(line).toMatch(
        /^The hub at 127\.0\.0\.1:\d+ was not told of news in the feeds: It answered with status 50[03]\./,
      )
    }
  })

  it('is left at that after ten tries', async () => {
    await publishIssue('masthead', await write([text('One.')]))
    const rows = await database().execute<{ max_attempts: number }>(
      sql`select distinct max_attempts from graphile_worker.jobs where task_identifier = 'tell_hub'`,
    )
    expect([...rows]).toEqual([{ max_attempts: 10 }])
  })

  it('is followed to where it says that it has moved, with the same form', async () => {
    await changeHub(`${hub.origin}/moved`)
    await publishIssue('masthead', await write([text('One.')]))
    await start()
    await allTold()
    expect(topics()).toEqual(inThreeFormats('', '/in/en'))
  })

  it('that sends visitors to another page was not told', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await changeHub(`${hub.origin}/lost`)
    await publishIssue('masthead', await write([text('One.')]))
    await start()
    await expect.poll(() => hub.asked.length, { timeout: 10_000 }).toBe(6)
    await expect.poll(() => log.mock.calls.flat().join(' ')).toContain('It answered with status 303.')
    expect(pings).toEqual([])
  })

  it('hears nothing when nothing that is said changes, when none is set, or when it was taken away meanwhile', async () => {
    const id = await write([text('One.')])
    await changeHub(null)
    await publishIssue('masthead', id)
    expect(await jobs()).toEqual([])
    await changeHub(`${hub.origin}/hub`)
    await publishIssue('masthead', id)
    await rerenderIssues()
    expect(await jobs()).toEqual([])
    await unpublishIssue('masthead', id)
    expect(await jobs()).toHaveLength(6)
    await changeHub(null)
    await start()
    await allTold()
    expect(hub.asked).toEqual([])
  })
})

describe('the address of a hub', () => {
  const fault = (typed: string) => hubInput.safeParse({ hub: typed }).error?.issues[0]?.message

  it('is that of a public site that nobody can listen in on, or none', () => {
    expect(hubInput.parse({ hub: ' https://Hub.example/push ' })).toEqual({ hub: 'https://hub.example/push' })
    expect(hubInput.parse({ hub: '' })).toEqual({ hub: null })
    expect(hubInput.parse({ hub: `${hub.origin}/hub` })).toEqual({ hub: `${hub.origin}/hub` })
  })

  it.each([
    ['http://hub.example/', 'begins with https://'],
    ['hub.example', 'not the address of a page'],
    ['ftp://hub.example/', 'not the address of a page'],
    ['https://10.0.0.1/', 'does not lead to a public site'],
    ['https://localhost/', 'does not lead to a public site'],
    ['https://name:word@hub.example/', 'holds a name or a password'],
    ['https://hub.example:25/', 'ports'],
    [`https://hub.example/${'a'.repeat(2000)}`, 'longer than 2000'],
  ])('is not %s', (typed, reason) => {
    expect(fault(typed)).toContain(reason)
  })
})
