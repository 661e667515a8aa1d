import { once } from 'node:events'
import { chmod } from 'node:fs/promises'
import { createServer } from 'node:http'

/**
 * Serves pages at a path of the file system, for the server that stands before them. How long a request may take, and a
 * connection may idle, is watched where it comes in.
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>} handle
 * @param {string} path
 * @returns {Promise<import('node:http').Server>}
 */
export async function servePages(handle, path) {
  const server = createServer({ headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 }, (request, response) => {
    handle(request, response).catch((error) => {
      console.error(error)
      // Who asked is told so where it was asked.
      response.destroy()
    })
  })
  server.listen(path)
  await once(server, 'listening')
  // Who can ask here can claim to be anybody: only this user may. A pipe of Windows has no such mode.
  if (process.platform !== 'win32') await chmod(path, 0o600)
  return server
}
