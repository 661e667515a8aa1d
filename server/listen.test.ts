import type { Server } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freePort } from '@/db/embedded/free-port.ts'
import { CannotRun } from '@/lib/errors.ts'
import { Health, parts } from './health.ts'
import { listen, type Handle } from './listen.ts'

let server: Server
let serve: (pages: Handle) => void
let health: Health
let port: number

beforeEach(async () => {
  port = await freePort()
  health = new Health()
  ;({ server, serve } = await listen(port, health))
})

afterEach(() => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  server.close()
})

/** Everything came up, and pages say which address they were asked for. */
function ready(pages: Handle = async (request, response) => void response.end(`page ${request.url}`)): void {
  for (const part of parts) health.up(part)
  serve(pages)
}

/** Sends the target as it is, which `fetch` would mend. */
async function ask(target: string): Promise<string> {
  const socket = connect(port)
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

describe('before all is up', () => {
  it('every page says to come again in a moment', async () => {
    const answer = await fetch(`http://localhost:${port}/issues`)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(await answer.text()).toContain('starting')
  })

  it('/healthz says what is missing', async () => {
    const answer = await fetch(`http://localhost:${port}/healthz`)
    expect([answer.status, await answer.text()]).toEqual([503, 'database not ready\n'])
    for (const part of parts) health.up(part)
    health.down('worker')
    expect(await health.trouble()).toBe('worker not ready')
  })
})

it('/healthz says that it is ending while it is', async () => {
  ready()
  health.drain()
  const answer = await fetch(`http://localhost:${port}/healthz`)
  expect([answer.status, await answer.text()]).toEqual([503, 'shutting down\n'])
})

describe('an address', () => {
  it.each(['/', '/issues/%E5%AD%97', '/search?q=100%', '/a//b', '/..%2f'])('%s goes to the pages', async (target) => {
    ready()
    expect(await ask(target)).toContain(`page ${target}`)
  })

  it.each(['/%E0%A4%A', '/%', '//x', '//evil.example/%2e%2e', 'http://x/', '*', '/a%00b'])(
    '%s that cannot be read gets a short plain answer, and harms nothing',
    async (target) => {
      ready()
      const answer = await ask(target)
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer).toContain('text/plain')
      expect(await ask('/')).toContain('page /')
    },
  )
})

it('a fault in a page is told in the log and not to the reader', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  ready(() => Promise.reject(new Error('the secret sauce')))
  const answer = await ask('/')
  expect(answer).toMatch(/^HTTP\/1\.1 500 /)
  expect(answer).not.toContain('sauce')
  expect(answer).not.toContain('listen.test')
  expect(log).toHaveBeenCalledOnce()
})

it('a port that is taken is refused in a sentence that names another', async () => {
  const refusal = listen(port, new Health())
  await expect(refusal).rejects.toThrow(CannotRun)
  await expect(refusal).rejects.toThrow(
    `Port ${port} is taken by another program. Stop that one, or choose another with PORT=${port + 1}.`,
  )
})
