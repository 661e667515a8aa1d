import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PlayedClock } from './played-clock.ts'
import { Presence, rhythm } from './presence.ts'

const standing = { others: [{ since: '2026-11-24T14:02:00.000Z', editor: 'Ben' }], version: 3, savedAt: '' }

let said: { method: string | undefined; body: unknown }[]
let isFailing: boolean
let server: Server
let clock: PlayedClock
let presence: Presence

beforeEach(async () => {
  said = []
  isFailing = false
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  clock = new PlayedClock()
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/windows`
  presence = new Presence({ address, subject: 'template', window: 'this window', clock })
})

afterEach(async () => {
  presence.gone()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  said.push({ method: request.method, body: JSON.parse(await text(request)) })
  if (isFailing) response.destroy()
  else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(standing))
}

const heard = (count: number) => vi.waitFor(() => expect(said).toHaveLength(count))

describe('a window that is open', () => {
  test('says so at once and every twenty seconds, and learns of others', async () => {
    presence.here()
    await vi.waitFor(() => expect(presence.surroundings()).toEqual(standing))
    expect(said).toEqual([{ method: 'POST', body: { window: 'this window', subject: 'template' } }])
    clock.pass(rhythm.seen)
    await heard(2)
  })

  test('says nothing any more when nobody looked at it for long, and again when somebody does', async () => {
    presence.here()
    await heard(1)
    presence.hidden()
    clock.pass(rhythm.hiddenForLong + rhythm.seen)
    const count = 1 + rhythm.hiddenForLong / rhythm.seen
    await heard(count)
    clock.pass(10 * rhythm.hiddenForLong)
    presence.here()
    await heard(count + 1)
    expect(said.at(-1)?.method).toBe('POST')
  })

  test('says when it is left, once, and then nothing', async () => {
    presence.here()
    await heard(1)
    presence.gone()
    presence.gone()
    await heard(2)
    expect(said[1]).toEqual({ method: 'DELETE', body: { window: 'this window' } })
    clock.pass(10 * rhythm.seen)
    expect(said).toHaveLength(2)
  })

  test('keeps what it knew while the network fails, and goes on asking', async () => {
    presence.here()
    await vi.waitFor(() => expect(presence.surroundings()).toEqual(standing))
    isFailing = true
    clock.pass(rhythm.seen)
    await heard(2)
    expect(presence.surroundings()).toEqual(standing)
    isFailing = false
    clock.pass(rhythm.seen)
    await heard(3)
  })
})
