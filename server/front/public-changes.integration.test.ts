import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database, driver } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { deleteIssue, restoreIssue } from '@/lib/issues/delete.ts'
import { createDraft, findDraft, saveDraft } from '@/lib/issues/draft.ts'
import { findPublishedIssue } from '@/lib/issues/find-published.ts'
import { publishIssue, unpublishIssue } from '@/lib/issues/publish.ts'
import { changePublication } from '@/lib/publication/change.ts'
import { findPublication } from '@/lib/publication/find.ts'
import type { Handle } from '../listen.ts'
import { startFront, type Fronted } from './front-for-test.ts'

useTestDatabase()

const about = { title: 'Small Tools', description: '', language: 'en', timeZone: 'UTC' }
let editor: Editor
let running: { stop(): Promise<void> }[]
/** What the next request with an unsafe method does before it is answered. */
let act: () => Promise<unknown>

beforeAll(async () => {
  await database().insert(publication).values(about)
  editor = await addOwner()
})

beforeEach(() => {
  running = []
})

afterEach(async () => {
  for (const one of running) await one.stop()
})

/** In the place of Next: an issue's page as the database has it, the name of the newsletter, and one door that changes things. */
const pages: Handle = async (request, response) => {
  if (request.method === 'POST') {
    await act()
    response.end('done')
    return
  }
  const body = request.url === '/' ? ((await findPublication())?.title ?? '') : await pageOf(request.url ?? '')
  response.statusCode = body === null ? 404 : 200
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate')
  if (body !== null) response.setHeader('ETag', `"${createHash('sha256').update(body).digest('base64url')}"`)
  response.end(body ?? 'not found')
}

async function pageOf(path: string): Promise<string | null> {
  const found = await findPublishedIssue(path.slice(1))
  return found?.found === 'issue' ? found.issue.page : null
}

async function front(url = process.env.DATABASE_URL ?? ''): Promise<Fronted> {
  const fronted = await startFront(url, pages)
  running.push(fronted)
  return fronted
}

const saying = (text: string): DocumentJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

async function write(id: string, title: string, text: string): Promise<void> {
  const { version } = await findDraft(id)
  await saveDraft(editor, id, version, { title, subtitle: '', document: saying(text) })
}

/** Does something by a request to a server, and waits for its answer as a browser does. */
async function through({ get }: Fronted, what: () => Promise<unknown>): Promise<void> {
  act = what
  expect((await get('/act', { method: 'POST' })).body.toString()).toBe('done')
}

/** Waits until something holds; fails when it does not within the time, in milliseconds. */
async function within(most: number, holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + most
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${most} ms.`)
    await sleep(5)
  }
}

async function isKept({ get, asked }: Fronted, path: string): Promise<boolean> {
  await get(path)
  const before = asked()
  await get(path)
  return asked() === before
}

it('what an author does is there with the very next request to the same server', async () => {
  const here = await front()
  let id = ''
  for (let round = 1; round <= 10; round++) {
    const path = `/letter-${round}`
    expect((await here.get(path)).status).toBe(404)
    await through(here, async () => {
      id = await createDraft(editor)
      await write(id, `Letter ${round}`, 'First words.')
      await publishIssue(editor, id)
    })
    expect(await here.text(path)).toContain('First words.')
    expect(await isKept(here, path)).toBe(true)

    await through(here, async () => {
      await write(id, `Letter ${round}`, 'Better words.')
      await publishIssue(editor, id)
    })
    expect(await here.text(path)).toContain('Better words.')

    await through(here, () => unpublishIssue(editor, id))
    expect((await here.get(path)).status).toBe(404)
    await through(here, () => publishIssue(editor, id))
    expect((await here.get(path)).status).toBe(200)

    await through(here, () => deleteIssue(editor, id))
    expect((await here.get(path)).status).toBe(404)
    await through(here, () => restoreIssue(editor, id))
    const restored = await findPublishedIssue(path.slice(1))
    expect((await here.get(path)).status).toBe(restored ? 200 : 404)

    await here.get('/')
    const title = `Small Tools, part ${round}`
    await through(here, () => changePublication({ ...about, title, address: null, authorName: '', authorAbout: '' }))
    expect(await here.text('/')).toBe(title)
  }
})

it('a draft that is saved again and again takes nothing from what is kept', async () => {
  const here = await front()
  const id = await createDraft(editor)
  await within(2000, () => isKept(here, '/'))
  const before = here.asked()
  for (let save = 1; save <= 5; save++) {
    await through(here, () => write(id, 'A draft', `Save ${save}.`))
    await here.get('/')
  }
  expect(here.asked() - before).toBe(5)
})

it('what one server publishes another one shows within a second, and keeps from then on', async () => {
  const [here, there] = [await front(), await front()]
  const id = await createDraft(editor)
  await write(id, 'For two', 'First words.')
  await publishIssue(editor, id)
  await within(2000, () => isKept(there, '/for-two'))
  for (let round = 1; round <= 5; round++) {
    await through(here, async () => {
      await write(id, 'For two', `Words of round ${round}.`)
      await publishIssue(editor, id)
    })
    await within(1000, async () => (await there.text('/for-two')).includes(`round ${round}.`))
  }
  await within(2000, () => isKept(there, '/for-two'))
  expect(await there.text('/for-two')).toBe(await here.text('/for-two'))
})

it('while readers keep coming, the next proof is there before one of them would have to wait for it', async () => {
  const { changes } = await front()
  const begun = performance.now()
  expect(await changes.prove()).toBe(true)
  // Longer than one is believed.
  await within(10_000, () => {
    changes.keepProven()
    return performance.now() > begun + 500 && changes.isProven
  })
})

it('an answer that was begun before a change is not given to anybody who asks after it', async () => {
  const gates: { open(): void }[] = []
  const slow: Handle = async (_, response) => {
    const title = (await findPublication())?.title ?? ''
    await new Promise<void>((open) => gates.push({ open }))
    response.setHeader('Content-Type', 'text/html')
    response.setHeader('Cache-Control', 'public, max-age=0')
    response.setHeader('ETag', `"${gates.length}"`)
    response.end(title)
  }
  const fronted = await startFront(process.env.DATABASE_URL ?? '', slow)
  running.push(fronted)
  await database().update(publication).set({ title: 'Before' })
  await fronted.changes.prove()
  const early = fronted.text('/')
  await within(2000, () => gates.length === 1)

  await database().update(publication).set({ title: 'After' })
  await fronted.changes.prove()
  const late = fronted.text('/')
  await within(2000, () => gates.length === 2)
  gates[1]?.open()
  expect(await late).toBe('After')
  gates[0]?.open()
  expect(await early).toBe('Before')
  expect(await fronted.text('/')).toBe('After')
  expect(gates).toHaveLength(2)
})

describe('when the connection that listens', () => {
  const change = (title: string) => database().update(publication).set({ title })

  it('is ended by the database, nothing old is shown, and keeping begins anew', async () => {
    const here = await front()
    await change('Heard')
    await within(2000, async () => (await here.text('/')) === 'Heard' && (await isKept(here, '/')))
    await driver()`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'masthead front' and datname = current_database()`
    await within(1000, () => !here.changes.isListening)
    await change('Not heard')
    expect(await here.text('/')).toBe('Not heard')
    await within(5000, () => isKept(here, '/'))
    await change('Heard again')
    await within(1000, async () => (await here.text('/')) === 'Heard again')
  })

  it('goes dead without a word, nothing is shown that is older than a second, and keeping begins anew', async () => {
    const line = await startLine(process.env.DATABASE_URL ?? '')
    running.push(line)
    const here = await front(line.url)
    await change('Heard')
    await within(2000, async () => (await here.text('/')) === 'Heard' && (await isKept(here, '/')))
    line.swallow()
    await change('Said into a dead line')
    await within(1000, async () => (await here.text('/')) === 'Said into a dead line')
    expect(here.changes.isListening).toBe(false)
    line.mend()
    await within(15_000, () => isKept(here, '/'))
    await change('Heard again')
    await within(1000, async () => (await here.text('/')) === 'Heard again')
  })

  it('is dead when an author publishes here, the very next request shows it all the same', async () => {
    const line = await startLine(process.env.DATABASE_URL ?? '')
    running.push(line)
    const here = await front(line.url)
    await change('Before')
    await within(2000, async () => (await here.text('/')) === 'Before' && (await isKept(here, '/')))
    line.swallow()
    await through(here, () => change('After'))
    expect(await here.text('/')).toBe('After')
  })

  it('brings no notifications, as through a pooler that lends connections out, nothing is kept', async () => {
    const line = await startLine(process.env.DATABASE_URL ?? '')
    running.push(line)
    line.muffle()
    const here = await front(line.url)
    expect(here.changes.isListening).toBe(false)
    await change('Not told')
    expect(await here.text('/')).toBe('Not told')
    expect(await isKept(here, '/')).toBe(false)
  })

  it('can’t be had at first, everybody is answered anew, until it can', async () => {
    const line = await startLine(process.env.DATABASE_URL ?? '')
    running.push(line)
    line.refuse()
    const here = await front(line.url)
    await change('Without')
    expect(await here.text('/')).toBe('Without')
    expect(await isKept(here, '/')).toBe(false)
    line.mend()
    await within(15_000, () => isKept(here, '/'))
  })
})

/** A way to the database that can be broken as networks break. */
type Line = {
  url: string
  /** From now on nothing gets through, and nobody is told. */
  swallow(): void
  /** From now on what PostgreSQL sends unasked (NotificationResponse, `A`) does not get through. */
  muffle(): void
  /** From now on nobody gets in. */
  refuse(): void
  /** New connections work again. */
  mend(): void
  stop(): Promise<void>
}

async function startLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url)
  let state: 'whole' | 'muffled' | 'swallowing' | 'refusing' = 'whole'
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    if (state === 'refusing') {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (data) => {
        if (state === 'whole' || (state === 'muffled' && data[0] !== 0x41)) to.write(data)
      })
      from.on('close', () => state === 'whole' && to.destroy())
      from.on('error', () => {})
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const way = new URL(url)
  way.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: way.href,
    muffle: () => (state = 'muffled'),
    swallow: () => (state = 'swallowing'),
    refuse: () => (state = 'refusing'),
    mend: () => (state = 'whole'),
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
