// Plain JavaScript without packages: the first step of `npm start` needs it before anything is installed.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Whether a process runs. A zombie, dead but not yet collected by its parent, does not.
 * @param {number} pid
 * @returns {boolean}
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if (codeOf(error) !== 'EPERM') return false
  }
  const state = statOf(pid)?.state ?? ps(pid, 'stat=')?.[0]
  return state !== 'Z' && state !== 'X'
}

/**
 * When a process started, in words that only this very process has: a later one with the same number has others.
 * @param {number} pid
 * @returns {string | undefined} nothing where the system does not tell.
 */
export function startOf(pid) {
  const stat = statOf(pid)
  return stat ? `${bootId()} ${stat.start}` : ps(pid, 'lstart=')
}

/**
 * The command line of a process, its words divided by spaces.
 * @param {number} pid
 * @returns {string | undefined} nothing where the system does not tell.
 */
export function commandOf(pid) {
  const words = read(`/proc/${pid}/cmdline`)
  return words ? words.replaceAll('\0', ' ') : ps(pid, 'command=')
}

/**
 * State and start of a process by Linux (proc_pid_stat(5)). The name in brackets may hold anything, brackets too.
 * @param {number} pid
 */
function statOf(pid) {
  const stat = read(`/proc/${pid}/stat`)
  if (!stat) return undefined
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0], start: fields[19] }
}

function bootId() {
  return read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
}

/**
 * @param {number} pid
 * @param {string} what
 * @returns {string | undefined}
 */
function ps(pid, what) {
  if (process.platform === 'win32') return undefined
  try {
    const said = execFileSync('ps', ['-p', String(pid), '-o', what], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return said.trim() || undefined
  } catch {
    // No such process, or a system without this `ps`: it does not tell.
    return undefined
  }
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not Linux, another person's process on a system that hides those, or a process that just ended.
    return undefined
  }
}

/** @param {unknown} error */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
