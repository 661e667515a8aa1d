import { once } from 'node:events'
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Door } from './door.ts'
import { endToEnd } from './end-to-end.ts'

/**
 * Passes a request on to the pages, its body as it comes, and gives their answer, part by part.
 * @throws when no whole answer is to be had.
 */
export async function passOn(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = endToEnd(request.headers)
  if (request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked'
  const asking = ask({ ...door, method: request.method, path: request.url, headers })
  // Who asked has gone, or has been answered although more was to come: nobody is to go on working for them.
  response.once('close', () => asking.destroy())
  // The body may break off, on either side; what comes of it is seen in the answer.
  asking.on('error', () => {})
  if (hasBody(request)) request.pipe(asking)
  else asking.end()
  try {
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    response.statusCode = answer.statusCode ?? 500
    for (const [name, value] of Object.entries(endToEnd(answer.headers))) response.setHeader(name, value)
    await pipeline(answer, response)
  } catch (error) {
    if (!response.destroyed) throw error
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
