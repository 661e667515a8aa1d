import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
let data: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead pages '))
  data = join(folder, 'data')
  mkdirSync(data)
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A thread that serves as that of the pages does, with no Next in it. */
const serving = `
  const { createServer } = require('node:http')
  const { parentPort, workerData } = require('node:worker_threads')
  createServer((request, response) => {
    if (request.url === '/fault') setImmediate(() => { throw new Error('a fault of the pages') })
    else response.end('a page')
  }).listen(workerData.path, () => parentPort.postMessage('ready'))
  parentPort.once('message', () => process.exit())`

/** Starts pages whose thread is `thread`, and does `act` with `pages` and `ask(path)`, in a process of its own. */
async function run(thread: string, act = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  const checkout = join(folder, 'checkout')
  mkdirSync(join(checkout, 'server/pages'), { recursive: true })
  writeFileSync(
    join(checkout, 'server/pages/thread.mjs'),
    `import { createRequire } from 'node:module'
    const require = createRequire(import.meta.url)
    ${thread}`,
  )
  const script = `
    import { createServer } from 'node:http'
    const { startPages } = await import(${JSON.stringify(new URL('./pages.ts', import.meta.url).href)})
    const { passOn } = await import(${JSON.stringify(new URL('./pages/pass-on.ts', import.meta.url).href)})
    const pages = await startPages(0, ${JSON.stringify(data)}, ${JSON.stringify(checkout)})
    const server = createServer((request, response) => void passOn(pages.door, request, response).catch(() => response.destroy()))
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    const ask = async (path) => (await fetch('http://127.0.0.1:' + server.address().port + path)).text()
    ${act}`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: Number(code), stdout, stderr }
}

test('pages answer from their thread until they are ended, and leave nothing in the data folder', async () => {
  const { code, stdout, stderr } = await run(
    serving,
    `console.log(await ask('/'), (await import('node:fs')).readdirSync(${JSON.stringify(data)}).join())
     server.close(); server.closeAllConnections(); await pages.end()`,
  )
  expect([code, stdout, stderr]).toEqual([0, 'a page pages.sock\n', ''])
  expect(readdirSync(data)).toEqual([])
})

test('what a killed server left of its socket does not keep the next one from starting', async () => {
  const killed = await run(serving, `process.kill(process.pid, 'SIGKILL')`)
  expect([killed.stderr, existsSync(join(data, 'pages.sock'))]).toEqual(['', true])
  const { stdout } = await run(serving, `console.log(await ask('/')); process.exit()`)
  expect(stdout).toBe('a page\n')
})

test('a data folder whose path is too long for a socket does as well', async () => {
  data = join(folder, 'x'.repeat(120))
  mkdirSync(data)
  const { stdout } = await run(
    serving,
    `console.log(await ask('/')); server.close(); server.closeAllConnections(); await pages.end()`,
  )
  expect(stdout).toBe('a page\n')
})

test('a fault of the pages’ thread is a fault of the server', async () => {
  const { code, stderr } = await run(
    serving,
    `process.on('uncaughtException', (fault) => { console.error('caught: ' + fault.message); process.exit(3) })
     await ask('/fault').catch(() => {})`,
  )
  expect([code, stderr]).toEqual([3, 'caught: a fault of the pages\n'])
})

test('pages that can’t be started are an error, not a server that waits for ever', async () => {
  const faulty = await run(`throw new Error('no build is there')`)
  expect(faulty.stderr).toContain('no build is there')
  expect(faulty.code).toBe(1)
  const ended = await run('process.exit(1)')
  expect(ended.stderr).toContain('The pages could not be started.')
  expect(ended.code).toBe(1)
  const lateFault = await run(serving.replace("parentPort.postMessage('ready')", "{ throw new Error('too late') }"))
  expect(lateFault.stderr).toContain('too late')
  expect(readdirSync(data)).toEqual([])
})
