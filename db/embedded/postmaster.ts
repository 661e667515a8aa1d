import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { DatabaseUnavailable } from '../unavailable.ts'
import { giveTo } from './account.ts'
import { programEnvironment, type Cluster } from './cluster.ts'
import { fatalSince, logLength, logOf, openLog } from './log.ts'
import { codeOf, commandOf, isRunning } from './process.mjs'

/** What PostgreSQL writes of itself into `postmaster.pid` in its folder. */
export type PostmasterFile = { pid: number; port: number; isReady: boolean }

/** A crash of a small server is repaired in seconds; a slow disk gets some patience. */
const startPatience = 120_000
const stopPatience = 60_000

/** Small, for a machine that does other things as well, and safe: no acknowledged save is lost in a power cut. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '60',
  shared_buffers: '32MB',
  effective_cache_size: '256MB',
  maintenance_work_mem: '32MB',
  io_method: 'sync',
  jit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  max_worker_processes: '2',
  max_parallel_workers: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  // The text of a statement may hold what an author has not published.
  log_min_error_statement: 'panic',
  timezone: 'UTC',
} as const

/** What stands in `postmaster.pid`, as far as PostgreSQL has written it. It stays behind after a crash. */
export function postmasterFile(cluster: Cluster): PostmasterFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster.directory, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Whether a number names the PostgreSQL of this cluster. After a crash it may name nothing, a zombie, or a stranger that
 * got the number since.
 * @returns nothing when it runs and the system does not tell what it is.
 */
export function isPostmaster(pid: number, cluster: Cluster): boolean | undefined {
  if (!isRunning(pid)) return false
  return commandOf(pid)?.includes(cluster.mark)
}

/**
 * Starts PostgreSQL and waits until it answers. It lives on when this process ends. Call it under the lock, when none runs.
 * @param wanted the port to use again; otherwise any free one.
 * @throws DatabaseUnavailable with PostgreSQL's own reason.
 */
export async function startPostmaster(cluster: Cluster, wanted?: number): Promise<PostmasterFile> {
  const deadline = Date.now() + startPatience
  for (let attempt = 0; ; attempt++) {
    // After a crash the old port is the best choice: who still has the old address finds the new PostgreSQL there.
    const first = attempt === 0 ? postmasterFile(cluster)?.port : undefined
    const outcome = await tryStart(cluster, wanted ?? (first || (await freePort())), deadline)
    if (typeof outcome !== 'string') return outcome
    // A port that was free a moment ago, or the last children of a killed PostgreSQL, gone in a moment.
    const isPassing = /address already in use|could not bind|could not create any TCP|still in use/i.test(outcome)
    if (isPassing && attempt < 20) {
      await sleep(250)
      continue
    }
    throw new DatabaseUnavailable(`PostgreSQL did not start: ${outcome}. More is in ${logOf(cluster.dataFolder)}.`)
  }
}

async function tryStart(cluster: Cluster, port: number, deadline: number): Promise<PostmasterFile | string> {
  const before = logLength(cluster.dataFolder)
  const child = launch(cluster, port)
  const failed = new Promise<Error>((resolve) => child.once('error', resolve))
  const spawned = new Promise<void>((resolve) => child.once('spawn', resolve))
  const fault = await Promise.race([failed, spawned])
  if (fault) return fault.message
  while (child.exitCode === null && child.signalCode === null) {
    const file = postmasterFile(cluster)
    if (file && file.pid === child.pid && file.isReady) return file
    if (Date.now() > deadline) return 'it was not ready in time'
    await sleep(10)
  }
  return fatalSince(cluster.dataFolder, before) ?? `it ended with code ${child.exitCode ?? child.signalCode}`
}

function launch(cluster: Cluster, port: number): ChildProcess {
  const log = openLog(cluster.dataFolder)
  giveTo(cluster.account, logOf(cluster.dataFolder))
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const leftover = postmasterFile(cluster)
  try {
    const child = spawn(
      cluster.binaries.postgres,
      ['-D', cluster.directoryAsSeen, '-p', String(port), ...options, '-c', cluster.mark],
      {
        cwd: cluster.directory,
        ...cluster.account,
        // Ctrl-C in the terminal is meant for us; PostgreSQL ends after the last request.
        detached: true,
        windowsHide: true,
        stdio: ['ignore', log, log],
        env: {
          ...programEnvironment(),
          // PostgreSQL takes any live process with the old number for itself. We know better (see `isPostmaster`), and
          // tell it in the way its own starter does; whether children of the old one still run it then finds out itself.
          ...(leftover && { PG_GRANDPARENT_PID: String(leftover.pid) }),
        },
      },
    )
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

/**
 * Ends PostgreSQL in order: no new connections, open transactions undone, everything written. Call it under the lock.
 * @throws DatabaseUnavailable when it does not end.
 */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const file = postmasterFile(cluster)
  if (!file || !isRunning(file.pid)) return
  // “Fast shutdown” in PostgreSQL's words.
  process.kill(file.pid, 'SIGINT')
  const deadline = Date.now() + stopPatience
  while (isRunning(file.pid)) {
    if (Date.now() > deadline) {
      throw new DatabaseUnavailable(`PostgreSQL, process ${file.pid}, does not end. See ${logOf(cluster.dataFolder)}.`)
    }
    await sleep(10)
  }
}
