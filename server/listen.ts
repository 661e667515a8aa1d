import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { CannotRun } from '@/lib/errors.ts'
import type { Health } from './health.ts'
import { addSafeHeaders } from './safe-answer.ts'

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Answers if that can be done without waiting for anything, and says whether it was. */
export type HandleAtOnce = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * Takes the port at once, so that a busy one is known before anything else is begun. Until `pages` is set everything is
 * answered with 503, and `/healthz` with the reason.
 * @throws CannotRun when the port can't be had.
 */
export async function listen(
  port: number,
  health: Health,
): Promise<{ server: Server; serve(pages: Handle, atOnce?: HandleAtOnce): void }> {
  let pages: Handle | null = null
  let answeredAtOnce: HandleAtOnce = () => false
  // A proxy must be the first to give up a connection that idles (nginx does after 60 s), or it may ask by one just closed.
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 30_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      if (health.isReady && answeredAtOnce(request, response)) return
      addSafeHeaders(response)
      answer(request, response).catch((error: unknown) => {
        console.error(error)
        if (!response.headersSent) plain(response, 500, 'Something broke on our side. Try again in a minute.')
        else response.destroy()
      })
    },
  )

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/healthz') return health.answer(response)
    if (!isReadable(request.url)) return plain(response, 400, 'This address can’t be read.')
    if (!pages || !health.isReady) {
      response.setHeader('Retry-After', '2')
      return plain(response, 503, 'Masthead is starting. Try again in a moment.')
    }
    trustOnlyNeighbours(request)
    await pages(request, response)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, port)))
    server.listen(port, resolve)
  })
  return {
    server,
    serve(handle, atOnce) {
      pages = handle
      if (atOnce) answeredAtOnce = atOnce
    },
  }
}

function refusal(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new CannotRun(
      `Port ${port} is taken by another program. Stop that one, or choose another with PORT=${port + 1}.`,
    )
  }
  if (error.code === 'EACCES') {
    return new CannotRun(`Port ${port} may not be used by this user. Choose one above 1023, such as PORT=3000.`)
  }
  return error
}

/** Whether a request's target is a path whose escapes can be decoded; Next takes others for errors of its own. */
function isReadable(target: string | undefined): boolean {
  if (!target?.startsWith('/') || target.startsWith('//')) return false
  try {
    return !decodeURIComponent(target.split('?')[0] ?? '').includes('\0')
  } catch {
    return false
  }
}

/**
 * Leaves exactly one address in `X-Forwarded-For`: what a proxy on this machine or its own network saw, else who
 * connected. Anybody else could write what they like into the header.
 */
function trustOnlyNeighbours(request: IncomingMessage): void {
  const peer = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const told =
    String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  if (isNeighbour(peer) && isIP(told)) request.headers['x-forwarded-for'] = told
  else {
    request.headers['x-forwarded-for'] = peer
    if (!isNeighbour(peer)) {
      delete request.headers['x-forwarded-proto']
      delete request.headers['x-forwarded-host']
    }
  }
}

/** Loopback, private and unique local addresses (RFC 1918, RFC 4193). */
function isNeighbour(address: string): boolean {
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/i.test(address)
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(`${text}\n`)
}
