import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export type Plain = { address: string; bytes: number; stop(): Promise<void> }

// They belong to one connection, and Node writes them itself.
const ofTheConnection = ['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']

/** Starts a plain `node:http` server in a process of its own that answers as an address of ours just did. */
export async function startPlainCopy(address: string): Promise<Plain> {
  const answer = await new Promise<IncomingMessage>((done, failed) => {
    get(address, { headers: { 'Accept-Encoding': 'gzip' } }, done).once('error', failed)
  })
  const body = await buffer(answer)
  const kept = Object.entries(answer.headers).filter(([name]) => !ofTheConnection.includes(name))
  const headers = { ...Object.fromEntries(kept), 'content-length': String(body.byteLength) }
  const server = spawn(process.execPath, [fileURLToPath(new URL('./plain-server.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  server.stdin.end(JSON.stringify({ headers, body: body.toString('base64') }))
  const [port] = await once(createInterface(server.stdout), 'line')
  return {
    address: `http://127.0.0.1:${port}/`,
    bytes: body.byteLength,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}
