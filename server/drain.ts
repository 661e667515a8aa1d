import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** How long requests that are under way may go on after the server was told to stop, in milliseconds. */
const patience = 10_000

/**
 * Watches a server's connections, so that it can be ended without cutting anybody off. Call it before the first one.
 * @returns ends the server: takes no new connections, waits for the requests under way, for ten seconds at most, and
 * closes each connection when its answer is out. One that carries no request is closed at once, also when it never
 * carried any: browsers open such in advance.
 */
export function drainable(server: Server): () => Promise<void> {
  const underWay = new Map<Socket, Set<ServerResponse>>()
  let isDraining = false

  server.on('connection', (socket: Socket) => {
    underWay.set(socket, new Set())
    socket.once('close', () => underWay.delete(socket))
  })
  server.prependListener('request', ({ socket }, response: ServerResponse) => {
    const responses = underWay.get(socket) ?? new Set()
    responses.add(response)
    if (isDraining) isLast(response)
    response.once('close', () => {
      responses.delete(response)
      if (isDraining && responses.size === 0) socket.end()
    })
  })

  return async () => {
    isDraining = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const [socket, responses] of underWay) {
      if (responses.size === 0) socket.destroy()
      for (const response of responses) isLast(response)
    }
    const timer = setTimeout(() => server.closeAllConnections(), patience)
    await closed
    clearTimeout(timer)
  }
}

/** Tells the other side not to send another request by this connection. */
function isLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
