import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable } from '../unavailable.ts'
import { accountFor } from './account.ts'
import { preparedBinaries } from './binaries.ts'
import { clusterIn, type Cluster } from './cluster.ts'
import { waitForLock } from './lock.mjs'
import { boundLog } from './log.ts'
import { isPostmaster, postmasterFile, startPostmaster, stopPostmaster } from './postmaster.ts'
import { addressOf, countOthers, openPresence, type Presence } from './presence.ts'

/** A PostgreSQL of our own that runs, and our share in it. */
export type Embedded = {
  /** Its address, password included: not to be printed. */
  url: string
  /** Gives up our share. Who gives up the last one ends PostgreSQL. */
  release(): Promise<void>
}

const lockPatience = 180_000
const joinPatience = 60_000
/** How long somebody at the old port may be silent before we take it for a stranger, where the system does not tell. */
const strangerPatience = 5_000
const logCheckEvery = 600_000
const databaseName = 'masthead'

/**
 * Has the PostgreSQL of a data folder run, and shares it with every other process that asked for it: makes it on first
 * use, starts it, or joins the one that runs. Until released it is also started again, at the same address, should it die.
 * @throws DatabaseUnavailable when that can't be done.
 */
export async function startEmbedded(dataFolder: string): Promise<Embedded> {
  const folder = resolve(dataFolder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new DatabaseUnavailable(`The data folder ${folder} can't be made: ${wordsOf(error)}.`, { cause: error })
  }
  let { cluster, presence } = await underLock(folder, () => enter(folder))
  const { port } = presence
  const logCheck = setInterval(() => boundLog(folder), logCheckEvery).unref()
  let isReleased = false

  async function stay(): Promise<void> {
    for (;;) {
      await presence.lost
      if (isReleased) return
      console.error('PostgreSQL ended unasked. Starting it again.')
      await returnTo()
    }
  }

  async function returnTo(): Promise<void> {
    for (let pause = 500; !isReleased; pause = Math.min(pause * 2, 30_000)) {
      try {
        ;({ cluster, presence } = await underLock(folder, () => enter(folder, port)))
        if (presence.port !== port)
          console.error('PostgreSQL runs at another port now. Start Masthead again to use it.')
        return
      } catch (error) {
        console.error(wordsOf(error))
        await sleep(pause)
      }
    }
  }

  async function leave(): Promise<void> {
    isReleased = true
    clearInterval(logCheck)
    await underLock(folder, async () => {
      const current = await stillOpen(presence, cluster)
      if (!current) return
      const others = await countOthers(current)
      await current.sql.end({ timeout: 1 })
      if (others === 0) await stopPostmaster(cluster)
    })
  }

  const staying = stay()
  let leaving: Promise<void> | undefined
  return {
    url: addressOf(cluster, port, databaseName),
    release: () => (leaving ??= leave().then(() => staying)),
  }
}

type Entered = { cluster: Cluster; presence: Presence }

async function enter(folder: string, wantedPort?: number): Promise<Entered> {
  const account = accountFor(folder)
  const cluster = await clusterIn(folder, account, await preparedBinaries(folder, account))
  const presence = (await joinRunning(cluster)) ?? (await startAndJoin(cluster, wantedPort))
  await ensureDatabase(presence)
  return { cluster, presence }
}

/** Joins the PostgreSQL that an earlier process left running, or another one uses. */
async function joinRunning(cluster: Cluster): Promise<Presence | undefined> {
  const began = Date.now()
  for (;;) {
    const file = postmasterFile(cluster)
    if (!file) return undefined
    const isOurs = isPostmaster(file.pid, cluster)
    if (isOurs === false) return undefined
    const answer = file.port > 0 ? await openPresence(cluster, file.port) : 'not yet'
    if (typeof answer !== 'string') return answer
    const waited = Date.now() - began
    if (isOurs === undefined && answer !== 'not yet' && waited > strangerPatience) return undefined
    if (waited > joinPatience) {
      throw new DatabaseUnavailable(
        `PostgreSQL for ${cluster.directory} runs as process ${file.pid} but does not answer. End that process and start again.`,
      )
    }
    await sleep(20)
  }
}

async function startAndJoin(cluster: Cluster, wantedPort: number | undefined): Promise<Presence> {
  const { port } = await startPostmaster(cluster, wantedPort)
  const answer = await openPresence(cluster, port)
  if (typeof answer !== 'string') return answer
  await stopPostmaster(cluster)
  throw new DatabaseUnavailable(
    answer === 'stranger'
      ? `The password in ${join(cluster.dataFolder, 'postgres.password')} does not open the database. Bring back the file that belongs to this data folder.`
      : 'PostgreSQL started but does not answer.',
  )
}

async function ensureDatabase({ sql }: Presence): Promise<void> {
  const there = await sql`select from pg_database where datname = ${databaseName}`
  if (there.length === 0) await sql`create database ${sql(databaseName)}`
}

/** The connection we have; or a new one when it broke although PostgreSQL runs. */
async function stillOpen(presence: Presence, cluster: Cluster): Promise<Presence | undefined> {
  const isLost = await Promise.race([presence.lost.then(() => true), Promise.resolve(false)])
  return isLost ? joinRunning(cluster) : presence
}

async function underLock<T>(folder: string, run: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(join(folder, 'postgres.lock'), lockPatience)
  if (!lock)
    throw new DatabaseUnavailable(`Another Masthead has been starting or ending in ${folder} for minutes. Try again.`)
  try {
    return await run()
  } finally {
    lock.release()
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
