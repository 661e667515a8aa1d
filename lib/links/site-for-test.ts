import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createRawServer, type Server, type Socket } from 'node:net'

export type Pages = Record<string, (request: IncomingMessage, response: ServerResponse) => void>

/** A site on this machine. `asked` holds the method and path of every request, in their order. */
export type Site = { origin: string; host: string; port: number; asked: string[]; close: () => Promise<void> }

/** Serves pages by their path on a free port; 404 for others. */
export async function startSite(pages: Pages, { host = '127.0.0.1', port = 0 } = {}): Promise<Site> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(`${request.method} ${path}`)
    const page = pages[path.split('?')[0] ?? '']
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  return listening(server, asked, host, port)
}

/** A site that speaks bytes, not HTTP. */
export async function startRawSite(speak: (socket: Socket) => void): Promise<Site> {
  return listening(createRawServer(speak), [], '127.0.0.1', 0)
}

/** A page of HTML. */
export function html(content: string | Buffer, headers: Record<string, string> = {}): Pages[string] {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(content)
  }
}

export function redirect(to: string, status = 302): Pages[string] {
  return (_request, response) => response.writeHead(status, { Location: to }).end()
}

async function listening(server: Server, asked: string[], host: string, wanted: number): Promise<Site> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    // The fetcher hangs up in the middle of what it does not want to hear to its end.
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  })
  server.listen(wanted, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The site has no port.')
  const { port } = address
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return { origin: `http://${host}:${port}`, host: `${host}:${port}`, port, asked, close }
}
