import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const start = join(root, 'server/start.mjs')

let folder: string
let data: string
let taken: Server
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead start '))
  data = join(folder, 'data')
  taken = createServer()
  children = []
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  taken.close()
  rmSync(folder, { recursive: true, force: true })
})

type Ending = { code: number; stdout: string; stderr: string }

async function run(words: string[], env: Record<string, string>): Promise<Ending> {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: '',
      MASTHEAD_URL: '',
      MASTHEAD_DATA: data,
      PORT: '',
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: Number(code), stdout, stderr }
}

async function takePort(): Promise<number> {
  taken.listen(0)
  await once(taken, 'listening')
  return (taken.address() as AddressInfo).port
}

test('an old Node is told which one is needed', async () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`
  expect(await run(['--import', old, start], {})).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Masthead needs Node 20.9 or newer, and this is 18.20.4. Install a newer one and try again.\n',
  })
})

test('a taken port is refused at once, before anything is installed, built or written', async () => {
  const port = await takePort()
  expect(await run([start], { PORT: String(port) })).toEqual({
    code: 1,
    stdout: '',
    stderr: `Port ${port} is taken by another program. Stop that one, or choose another with PORT=${port + 1}.\n`,
  })
  expect(readdirSync(data)).toEqual([])
})

test('a second start on the same data is refused, naming the process and the address of the first', async () => {
  const lock = pathToFileURL(join(root, 'db/embedded/lock.mjs')).href
  const first = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { tryLock } = await import(${JSON.stringify(lock)})
     tryLock(${JSON.stringify(join(data, 'running.lock'))}, 'http://localhost:3000'); console.log('held'); setInterval(() => {}, 1000)`,
  ])
  children.push(first)
  await once(first.stdout, 'data')
  expect(await run([start], {})).toEqual({
    code: 1,
    stdout: '',
    stderr: `Masthead runs here already: process ${first.pid} at http://localhost:3000. Stop it first, or start another from a clone of its own.\n`,
  })
})

test('a word that means nothing is refused, and what can be typed is said', async () => {
  const { code, stderr } = await run([start, '--fast'], {})
  expect([code, stderr]).toEqual([
    1,
    '“--fast” is nothing that can be started. Type npm start, npm run dev or npm run demo.\n',
  ])
})

/** What the start does once all is installed and built. */
function serve(env: Record<string, string>): Promise<Ending> {
  const main = JSON.stringify(pathToFileURL(join(root, 'server/main.ts')).href)
  const script = `const { serve } = await import(${main})
    await serve({ isDevelopment: false }).catch((error) => { console.error(error.name === 'CannotRun' ? error.message : error); process.exit(1) })`
  return run(['--import', 'tsx', '--input-type=module', '-e', script], env)
}

test('settings that make no sense are refused by name, and their values stay secret', async () => {
  const { code, stderr } = await serve({ PORT: 'http', DATABASE_URL: 'mysql://me:secret@host/x' })
  expect([code, stderr]).toEqual([
    1,
    "These settings can't be used: PORT must be a number from 1 to 65535; DATABASE_URL must look like postgres://user:password@host:5432/name.\n",
  ])
})

test('a database that does not answer is refused in one sentence without its password, and the port is free again', async () => {
  const port = await takePort()
  await new Promise((closed) => taken.close(closed))
  const { code, stderr } = await serve({ PORT: String(port), DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/letters' })
  expect([code, stderr]).toEqual([
    1,
    'Nothing answers at 127.0.0.1:1/letters. Start the database, or correct DATABASE_URL.\n',
  ])
  taken = createServer().listen(port)
  await once(taken, 'listening')
})
