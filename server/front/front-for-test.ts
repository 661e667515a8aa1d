import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Front } from '../front.ts'
import type { Handle } from '../listen.ts'
import { doorAt } from '../pages/door.ts'
import { servePages } from '../pages/serve.mjs'
import { PublicChanges } from './public-changes.ts'

export type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer }
export type Ask = { method?: string; headers?: OutgoingHttpHeaders }

/** A server with a front before some pages, as `server/main.ts` puts one before Next. */
export type Fronted = {
  front: Front
  changes: PublicChanges
  address: string
  /** The headers of all requests that came in. */
  requests: IncomingHttpHeaders[]
  /** How often the pages were asked. */
  asked(): number
  get(path: string, ask?: Ask): Promise<Got>
  /** The text that a path answers with. */
  text(path: string): Promise<string>
  stop(): Promise<void>
}

/** Starts one for a test; it listens to the database at `url`. */
export async function startFront(url: string, pages: Handle): Promise<Fronted> {
  let asked = 0
  const folder = await mkdtemp(join(tmpdir(), 'masthead-front-'))
  const socketPath = join(folder, 'pages.sock')
  const inner = await servePages(async (incoming, response) => {
    asked++
    await pages(incoming, response)
  }, socketPath)
  const door = doorAt(socketPath)
  const front = new Front({ isSecure: false, pages: door })
  const changes = new PublicChanges(url, () => front.forget())
  await changes.start()
  front.trust(changes)
  const requests: IncomingHttpHeaders[] = []
  const server = createServer((incoming, response) => {
    requests.push(incoming.headers)
    if (front.serveAtOnce(incoming, response)) return
    front.handle(incoming, response).catch((error: unknown) => response.destroy(error as Error))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const get = (path: string, ask?: Ask) => fetchWhole(`${address}${path}`, ask)
  return {
    front,
    changes,
    address,
    requests,
    asked: () => asked,
    get,
    text: async (path) => (await get(path)).body.toString(),
    async stop() {
      server.closeAllConnections()
      server.close()
      await changes.end()
      door.agent.destroy()
      inner.closeAllConnections()
      inner.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Asks with exactly these headers, and decodes nothing. */
export async function fetchWhole(address: string, { method = 'GET', headers = {} }: Ask = {}): Promise<Got> {
  const asking = request(address, { method, headers, agent: false }).end()
  const [answer] = await once(asking, 'response')
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
}
