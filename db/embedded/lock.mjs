// Plain JavaScript without packages: the first step of `npm start` needs it before anything is installed.

import { createHash, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, isRunning, startOf } from './process.mjs'

/**
 * @typedef {{ pid: number, started?: string, note: string }} Holder who holds a lock: its process, and what it says of itself
 * @typedef {{ release(): void }} Lock
 */

/** A file that can't be read may be half-written for this long, where files can't be made with their content at once. */
const halfWrittenFor = 5_000

/**
 * Takes a lock that one process at a time can hold on this machine. It ends with the process at the latest: a lock
 * whose holder is gone is taken over. Containers that share a folder but not their processes do not see each other.
 * @param {string} path the file that is the lock; its folder is made when missing.
 * @param {string} [note] what the holder says of itself to others.
 * @returns {{ lock: Lock, holder?: undefined } | { lock?: undefined, holder: Holder }}
 */
export function tryLock(path, note = '') {
  mkdirSync(dirname(path), { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), note, nonce: randomUUID() })
  for (;;) {
    if (create(path, mine)) return { lock: { release: () => removeIf(path, mine) } }
    const found = read(path)
    if (found === undefined) continue
    const holder = holderOf(path, found)
    if (holder) return { holder }
    // Only who holds the lock on this very leftover may remove it. Otherwise one could read the leftover, fall asleep,
    // and remove the lock that another has rightly taken since.
    const removal = tryLock(`${path}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}`)
    if (removal.holder) return { holder: removal.holder }
    try {
      removeIf(path, found)
    } finally {
      removal.lock.release()
    }
  }
}

/**
 * As `tryLock`, but waits until the lock is free.
 * @param {string} path
 * @param {number} patience in milliseconds.
 * @returns {Promise<Lock | undefined>} nothing when patience ran out.
 */
export async function waitForLock(path, patience) {
  const deadline = Date.now() + patience
  for (;;) {
    const { lock } = tryLock(path)
    if (lock || Date.now() > deadline) return lock
    await sleep(20)
  }
}

/**
 * Makes the file with its content at once, so that nobody ever sees it empty.
 * @param {string} path
 * @param {string} content
 * @returns {boolean} false when it is there already.
 */
function create(path, content) {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, content, { flag: 'wx' })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // A file system without hard links, such as exFAT.
    return createInTwoSteps(path, content)
  } finally {
    unlinkSync(draft)
  }
}

/**
 * @param {string} path
 * @param {string} content
 */
function createInTwoSteps(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * @param {string} path
 * @param {string} content
 */
function removeIf(path, content) {
  if (read(path) === content) unlinkSync(path)
}

/**
 * @param {string} path
 * @param {string} content
 * @returns {Holder | undefined} nothing when the holder is gone.
 */
function holderOf(path, content) {
  const holder = parse(content)
  if (!holder) return isYoung(path) ? { pid: 0, note: '' } : undefined
  if (!isRunning(holder.pid)) return undefined
  const started = startOf(holder.pid)
  return holder.started && started && holder.started !== started ? undefined : holder
}

/**
 * @param {string} content
 * @returns {Holder | undefined}
 */
function parse(content) {
  try {
    const holder = JSON.parse(content)
    return Number.isInteger(holder?.pid) && holder.pid > 0 ? holder : undefined
  } catch {
    return undefined
  }
}

/** @param {string} path */
function isYoung(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat !== undefined && Date.now() - stat.mtimeMs < halfWrittenFor
}
