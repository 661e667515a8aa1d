// The least that Node can do over HTTP: gives every request the same headers and bytes, which come in on standard input.
// It is the measure that our own server is compared with. Prints its port.

import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'

const { status, headers, body } = /** @type {{ status: number, headers: Record<string, string>, body: string }} */ (
  await json(process.stdin)
)
const bytes = Buffer.from(body, 'base64')

const server = createServer((_request, response) => {
  response.writeHead(status, headers)
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string') console.log(address.port)
})
process.once('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
