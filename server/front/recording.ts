import { IncomingMessage, ServerResponse, type IncomingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import type { Handle } from '../listen.ts'

/** An answer of Next's, whole. */
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
 */
export async function record(pages: Handle, path: string, headers: IncomingHttpHeaders): Promise<Recorded | null> {
  const recording = new Recording(requestFor(path, headers))
  const [recorded] = await Promise.all([
    recording.whole,
    pages(recording.req, recording).finally(() => recording.stop()),
  ])
  return recorded
}

/** A request as Node would make it of what came in by a connection; it has no body. */
function requestFor(path: string, headers: IncomingHttpHeaders): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'GET', url: path, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 })
  request.headers = headers
  request.complete = true
  request.push(null)
  return request
}

type Done = (error?: Error | null) => void

/** A response that goes nowhere: what is written to it is kept, as if a connection had taken it at once. */
class Recording extends ServerResponse {
  readonly whole: Promise<Recorded | null>
  readonly #parts: Buffer[] = []
  #size = 0
  #settle: (recorded: Recorded | null) => void = () => {}

  constructor(request: IncomingMessage) {
    super(request)
    this.whole = new Promise((resolve) => (this.#settle = resolve))
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Done, done?: Done): boolean {
    if (!this.headersSent) this.writeHead(this.statusCode)
    const part = typeof chunk === 'string' ? Buffer.from(chunk, named(encoding)) : Buffer.from(chunk as Uint8Array)
    this.#size += part.byteLength
    if (this.#size > largestRecorded) this.stop()
    else this.#parts.push(part)
    const taken = typeof encoding === 'function' ? encoding : done
    if (taken) process.nextTick(taken)
    return true
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Done, done?: Done): this {
    const taken = [chunk, encoding, done].find((given) => typeof given === 'function') as Done | undefined
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk, named(encoding))
    else if (!this.headersSent) this.writeHead(this.statusCode)
    this.finished = true
    this.#settle(this.#recorded())
    process.nextTick(() => {
      taken?.()
      this.emit('finish')
      this.emit('close')
    })
    return this
  }

  /** Names are kept as they are set, so that what `writeHead` is given is found there, too. */
  override writeHead(
    status: number,
    reason?: string | Parameters<ServerResponse['writeHead']>[1],
    given?: Parameters<ServerResponse['writeHead']>[1],
  ): this {
    const headers = typeof reason === 'object' ? reason : given
    for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) this.setHeader(name, value)
    return super.writeHead(status)
  }

  /** Nothing more is wanted, or nothing more will come. */
  stop(): void {
    if (this.writableEnded || this.destroyed) return
    this.#parts.length = 0
    this.#settle(null)
    this.destroy()
    this.emit('close')
  }

  #recorded(): Recorded {
    const { 'set-cookie': cookies = [], ...others } = this.getHeaders()
    const headers = new Map<string, string>()
    for (const [name, value] of Object.entries(others)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : String(value))
    }
    return { status: this.statusCode, headers, cookies: [cookies].flat().map(String), body: Buffer.concat(this.#parts) }
  }
}

function named(encoding: BufferEncoding | Done | undefined): BufferEncoding | undefined {
  return typeof encoding === 'string' ? encoding : undefined
}
