import { once } from 'node:events'
import { Agent, request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Handle } from '../listen.ts'

/** What belongs to one connection (RFC 9110, section 7.6.1), and the date, which who answers writes. */
const ofTheConnection = new Set([
  'connection',
  'date',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * Passes requests on to the server that listens at a path, bodies as they come, and gives its answers.
 * @returns the handler, which throws when no whole answer is to be had, and `end`, which closes the connections.
 */
export function passOn(socketPath: string): { handle: Handle; end(): void } {
  const agent = new Agent({ keepAlive: true })

  async function handle(request: IncomingMessage, response: Parameters<Handle>[1]): Promise<void> {
    const headers = withoutConnection(request.headers)
    if (request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked'
    const asking = ask({ agent, socketPath, method: request.method, path: request.url, headers })
    // Who asked has gone, or has been answered although more was to come: nobody is to go on working for them.
    response.once('close', () => asking.destroy())
    // The body may break off, on either side; what comes of it is seen in the answer.
    asking.on('error', () => {})
    if (hasBody(request)) request.pipe(asking)
    else asking.end()
    try {
      const [answer] = (await once(asking, 'response')) as [IncomingMessage]
      response.statusCode = answer.statusCode ?? 500
      for (const [name, value] of Object.entries(withoutConnection(answer.headers))) response.setHeader(name, value)
      await pipeline(answer, response)
    } catch (error) {
      if (!response.destroyed) throw error
    }
  }

  return { handle, end: () => agent.destroy() }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function withoutConnection(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const entries = Object.entries(headers).filter(([name, value]) => value !== undefined && !ofTheConnection.has(name))
  return Object.fromEntries(entries) as Record<string, string | string[]>
}
