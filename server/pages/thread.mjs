// Where Next runs: a thread of its own. Here are its modules, and what they cost every single thing done in their company
// (on Node 20 each callback, for the sake of Next's AsyncLocalStorage); the thread that answers readers from memory stays
// free of it, and does not wait while a page is rendered. It is asked by HTTP over a socket that only this user may open.

import { parentPort, workerData } from 'node:worker_threads'
import next from 'next'
import { tellOfFailure } from '../tell-of-failure.mjs'
import { servePages } from './serve.mjs'

const { root, port, path } = /** @type {{ root: string, port: number, path: string }} */ (workerData)

process.on('unhandledRejection', tellOfFailure)

const app = next({ dev: false, dir: root, hostname: 'localhost', port })
await app.prepare()
const handle = app.getRequestHandler()
const server = await servePages((request, response) => handle(request, response), path)

parentPort?.once('message', () => {
  end()
    .catch(tellOfFailure)
    .finally(() => process.exit())
})
parentPort?.postMessage('ready')

/** All requests are answered by then. What they left to be done in the background is waited for. */
async function end() {
  server.close()
  server.closeIdleConnections()
  await app.close()
  // The pool that `db/client.ts` keeps for all of Next's bundles.
  const shared = /** @type {typeof globalThis & { mastheadConnection?: { sql: import('postgres').Sql } }} */ (
    globalThis
  )
  await shared.mastheadConnection?.sql.end({ timeout: 5 })
}
