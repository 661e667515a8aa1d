import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { CopiedAnswer } from './copied-answer.ts'

export type Copy = { address: string; pid: number; stop(): Promise<void> }

/** Starts a plain `node:http` server in a process of its own that does nothing but give one answer. */
export async function startPlainCopy({ status, headers, body }: CopiedAnswer): Promise<Copy> {
  const server = spawn(process.execPath, [fileURLToPath(new URL('./plain-server.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const all = status === 304 ? headers : { ...headers, 'content-length': String(body.byteLength) }
  server.stdin.end(JSON.stringify({ status, headers: all, body: body.toString('base64') }))
  const [port] = await once(createInterface(server.stdout), 'line')
  return {
    address: `http://127.0.0.1:${port}/`,
    pid: server.pid ?? 0,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}
