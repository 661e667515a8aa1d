import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SHARE_ENV, Worker } from 'node:worker_threads'
import { CannotRun } from '@/lib/errors.ts'
import { doorAt, type Door } from './pages/door.ts'
import { servePages } from './pages/serve.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The longest path that a socket can have on every system, in bytes. */
const longestSocketPath = 100

export type Pages = {
  /** Where Next is asked. `Front` stands before it. */
  door: Door
  /** Waits for what the pages have begun in the background, and ends them. */
  end(): Promise<void>
}

/**
 * Starts Next for the pages in `app`, in a thread of its own. A fault that ends the thread later is thrown as one of this
 * process.
 * @param data the data folder, for the socket by which the thread is asked.
 * @param checkout where the pages are.
 * @throws CannotRun when the thread ends before it is ready, and what it failed with.
 */
export async function startPages(port: number, data: string, checkout = root): Promise<Pages> {
  const { path, remove } = await socketIn(data)
  const thread = new Worker(join(checkout, 'server', 'pages', 'thread.mjs'), {
    env: SHARE_ENV,
    // What this process was started with, a compiler say, is nothing that Next needs.
    execArgv: [],
    workerData: { root: checkout, port, path },
  })
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
  const endedEarly = ended.then(() => {
    throw new CannotRun('The pages could not be started. What went wrong stands above.')
  })
  try {
    await Promise.race([once(thread, 'message'), endedEarly])
  } catch (error) {
    await remove()
    throw error
  }

  let isEnding = false
  thread.on('error', (fault) => {
    throw fault
  })
  thread.on('exit', () => {
    if (!isEnding) throw new Error('The thread of the pages has ended.')
  })
  const door = doorAt(path)
  return {
    door,
    async end() {
      isEnding = true
      door.agent.destroy()
      thread.postMessage('end')
      await ended
      await remove()
    },
  }
}

/**
 * Starts Next for pages that are being developed, in this thread.
 * @param data the data folder, as above.
 * @param server the one that browsers are told of changes by.
 */
export async function developPages(port: number, data: string, server: Server): Promise<Pages> {
  const { default: next } = await import('next')
  const app = next({ dev: true, dir: root, hostname: 'localhost', port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const { path, remove } = await socketIn(data)
  const inner = await servePages((request, response) => handle(request, response), path)
  const door = doorAt(path)
  return {
    door,
    async end() {
      door.agent.destroy()
      inner.close()
      await app.close()
      await remove()
    },
  }
}

/** Where a socket can be that only this user may open. What an earlier server left there is gone. */
async function socketIn(data: string): Promise<{ path: string; remove(): Promise<void> }> {
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\masthead-${randomUUID()}`, remove: async () => {} }
  const path = join(data, 'pages.sock')
  if (Buffer.byteLength(path) <= longestSocketPath) {
    await rm(path, { force: true })
    return { path, remove: () => rm(path, { force: true }) }
  }
  const folder = await mkdtemp(join(tmpdir(), 'masthead-'))
  return { path: join(folder, 'pages.sock'), remove: () => rm(folder, { recursive: true, force: true }) }
}
