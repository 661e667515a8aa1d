import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tryLock, waitForLock } from './lock.mjs'
import { startOf } from './process.mjs'
import { makeZombie } from './zombie-for-test.ts'

let folder: string
let path: string
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead-lock-'))
  path = join(folder, 'the.lock')
  children = []
})

afterEach(() => {
  for (const made of children) made.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a line of JavaScript in a process of its own, with `tryLock`, `waitForLock` and `path` at hand. */
function child(code: string): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const lock = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'lock.mjs')).href)
  const script = `const { tryLock, waitForLock } = await import(${lock}); const path = ${JSON.stringify(path)}; ${code}`
  const made = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(made)
  return made
}

async function firstLine(of: { stdout: NodeJS.ReadableStream }): Promise<string> {
  const [line] = (await once(createInterface({ input: of.stdout }), 'line')) as [string]
  return line
}

const holdForever = `tryLock(path, 'at home'); console.log('held'); setInterval(() => {}, 1000)`

test('one process holds it, and another is told who', async () => {
  const holder = child(holdForever)
  await firstLine(holder)
  const { lock, holder: told } = tryLock(path)
  expect(lock).toBeUndefined()
  expect(told).toMatchObject({ pid: holder.pid, note: 'at home' })
})

test('it is free again when it is given back, and nothing is left lying about', () => {
  const first = tryLock(path)
  expect(tryLock(path).lock).toBeUndefined()
  first.lock?.release()
  const second = tryLock(path)
  expect(second.lock).toBeDefined()
  second.lock?.release()
  expect(readdirSync(folder)).toEqual([])
})

test('that of a killed process is taken over', async () => {
  const holder = child(holdForever)
  await firstLine(holder)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const { lock } = tryLock(path)
  expect(lock).toBeDefined()
  lock?.release()
  expect(readdirSync(folder)).toEqual([])
})

test.skipIf(process.platform === 'win32')('that of a zombie is taken over', async () => {
  const { zombie, parent } = await makeZombie()
  children.push(parent)
  expect(() => process.kill(zombie, 0), 'it still has its number').not.toThrow()
  writeFileSync(path, JSON.stringify({ pid: zombie, note: '' }))
  expect(tryLock(path).lock).toBeDefined()
})

test('that of a dead process whose number a stranger has now is taken over', () => {
  const [bootId] = (startOf(process.pid) ?? '').split(' ')
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: `${bootId} 1`, note: '' }))
  expect(tryLock(path).lock).toBeDefined()
})

test('a half-written one is respected while it may still be written, and taken over later', async () => {
  writeFileSync(path, '')
  expect(tryLock(path).lock).toBeUndefined()
  const { utimesSync } = await import('node:fs')
  const past = new Date(Date.now() - 60_000)
  utimesSync(path, past, past)
  expect(tryLock(path).lock).toBeDefined()
})

test('who waits gets it when it is given back, and gives up when patience runs out', async () => {
  const { lock } = tryLock(path)
  expect(await waitForLock(path, 0)).toBeUndefined()
  const waiting = waitForLock(path, 60_000)
  lock?.release()
  const got = await waiting
  expect(got).toBeDefined()
  got?.release()
})

test('never do two have it, however many take over a dead one at the same instant', async () => {
  const log = join(folder, 'log')
  writeFileSync(log, '')
  // Who has the lock writes that it came and that it went; between the two nobody else may write.
  const rounds = `
    const { appendFileSync } = await import('node:fs')
    for (let round = 0; round < 25; round++) {
      const lock = await waitForLock(path, 60000)
      appendFileSync(${JSON.stringify(log)}, 'in ' + process.pid + '\\n')
      await new Promise((done) => setImmediate(done))
      appendFileSync(${JSON.stringify(log)}, 'out ' + process.pid + '\\n')
      // Half of them leave it behind as a killed process would.
      if (round % 2) lock.release()
      else (await import('node:fs')).writeFileSync(path, JSON.stringify({ pid: process.pid, started: 'long ago', note: '', round }))
    }`
  const workers = [1, 2, 3, 4].map(() => child(rounds))
  await Promise.all(workers.map((worker) => once(worker, 'exit')))
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(200)
  for (let at = 0; at < lines.length; at += 2) {
    expect([lines[at], lines[at + 1]]).toEqual([lines[at], lines[at]?.replace('in', 'out')])
  }
}, 60_000)
