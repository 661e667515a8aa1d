import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../db/embedded/free-port.ts'
import type { CopiedAnswer } from './copied-answer.ts'
import type { Copy } from './plain.ts'

/** Starts nginx with one worker that gives an answer's bytes as a file; null where nginx is not installed. */
export async function startNginxCopy({ headers, body }: CopiedAnswer): Promise<Copy | null> {
  if (spawnSync('nginx', ['-v'], { stdio: 'ignore' }).error !== undefined) return null
  const folder = await mkdtemp(join(tmpdir(), 'masthead-nginx-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const { 'content-type': type = 'text/html', etag: _, 'last-modified': __, ...others } = headers
  const added = Object.entries(others).map(([name, value]) => `add_header ${name} "${value}" always;`)
  await writeFile(join(folder, 'index.html'), body)
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=10;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${port}; root ${folder}; index index.html; default_type "${type}"; types {} ${added.join(' ')} }
}
`,
  )
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'inherit' })
  const address = `http://127.0.0.1:${port}/`
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  while (!(await answers(address))) {
    if (isOver()) throw new Error('nginx ended at once.')
    await sleep(20)
  }
  return {
    address,
    pid: child.pid ?? 0,
    async stop() {
      if (!isOver()) {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        await ended
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whether something listens; what it says is for others to read. */
async function answers(address: string): Promise<boolean> {
  try {
    await (await fetch(address, { method: 'HEAD' })).arrayBuffer()
    return true
  } catch {
    return false
  }
}
