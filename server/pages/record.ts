import { once } from 'node:events'
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { Door } from './door.ts'
import { endToEnd } from './end-to-end.ts'

/** An answer of the pages, whole. */
export type Recorded = {
  status: number
  /** By names in lower case. */
  headers: Map<string, string>
  /** What it sets cookies to, which makes it one person's own. */
  cookies: string[]
  body: Buffer
}

/** The greatest answer that is held in memory, in bytes. */
export const largestRecorded = 4 * 1024 * 1024

/**
 * Asks the pages for a path and waits for the whole answer.
 * @param headers all that the pages get to know of who asks.
 * @returns null when the answer is too large to be held; ask for it in another way.
 * @throws when no whole answer is to be had.
 */
export async function record(door: Door, path: string, headers: IncomingHttpHeaders): Promise<Recorded | null> {
  // A body that came along is not passed on.
  const { 'content-length': _, ...asked } = endToEnd(headers)
  const asking = ask({ ...door, path, headers: asked })
  // What goes wrong once the answer has begun is seen in the answer.
  asking.on('error', () => {})
  asking.end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const parts: Buffer[] = []
  let size = 0
  // To leave this loop early gives up the connection, so that who writes the answer is told to stop.
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.byteLength
    if (size > largestRecorded) return null
    parts.push(part)
  }
  const { 'set-cookie': cookies = [], ...others } = answer.headers
  const known = Object.entries(others).map(([name, value]): [string, string] => [name, String(value)])
  return { status: answer.statusCode ?? 500, headers: new Map(known), cookies, body: Buffer.concat(parts) }
}
