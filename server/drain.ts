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
  // Answers leave a connection in the order of its requests: when the latest is out, all are.
  const latest = new Map<Socket, ServerResponse | null>()
  let isDraining = false

  server.on('connection', (socket: Socket) => {
    latest.set(socket, null)
    socket.once('close', () => latest.delete(socket))
  })
  server.prependListener('request', ({ socket }, response: ServerResponse) => {
    latest.set(socket, response)
    if (isDraining) endAfter(socket, response)
  })

  function endAfter(socket: Socket, response: ServerResponse): void {
    // Tells the other side not to send another request by this connection.
    if (!response.headersSent) response.setHeader('Connection', 'close')
    response.once('close', () => {
      if (latest.get(socket) === response) socket.end()
    })
  }

  return async () => {
    isDraining = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const [socket, response] of latest) {
      if (response === null || response.closed) socket.destroy()
      else endAfter(socket, response)
    }
    const timer = setTimeout(() => server.closeAllConnections(), patience)
    await closed
    clearTimeout(timer)
  }
}
