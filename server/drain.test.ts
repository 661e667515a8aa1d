import { once } from 'node:events'
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { drainable } from './drain.ts'

let server: Server
let agent: Agent
let drain: () => Promise<void>

afterEach(() => {
  agent.destroy()
  server.closeAllConnections()
})

/** A server that keeps every request waiting until `answer` is called. */
async function waitingServer(): Promise<{ port: number; asked: Promise<unknown>; begin(): void; answer(): void }> {
  agent = new Agent({ keepAlive: true })
  const waiting: ServerResponse[] = []
  server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) => void waiting.push(response)).listen(0)
  drain = drainable(server)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    asked: once(server, 'request'),
    begin: () => waiting.forEach((response) => response.flushHeaders()),
    answer: () => waiting.forEach((response) => response.end('whole')),
  }
}

async function get(port: number): Promise<string> {
  const asking = request({ port, agent }).end()
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  return text(response)
}

test('a request under way gets its whole answer, and the connection it came by does not hold up the end', async () => {
  const { port, asked, answer } = await waitingServer()
  const answered = get(port)
  await asked
  const ended = drain()
  answer()
  expect(await answered).toBe('whole')
  await ended
}, 5_000)

test('an answer that had begun to be sent is sent to its end, and its connection is closed', async () => {
  const { port, asked, answer, begin } = await waitingServer()
  const answered = get(port)
  await asked
  begin()
  const ended = drain()
  answer()
  expect(await answered).toBe('whole')
  await ended
}, 5_000)

test('nobody new is let in', async () => {
  const { port, asked, answer } = await waitingServer()
  const answered = get(port)
  await asked
  const ended = drain()
  const late = connect(port)
  await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED')
  answer()
  await Promise.all([answered, ended])
})

test('a connection that never carried a request is closed at once', async () => {
  const { port } = await waitingServer()
  const accepted = once(server, 'connection')
  connect(port)
  await accepted
  await drain()
  expect(server.listening).toBe(false)
}, 5_000)
