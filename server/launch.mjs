import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tryLock, waitForLock } from '../db/embedded/lock.mjs'
import { build, install, isBuilt, isInstalled } from './prepare.mjs'
import { loadProgram } from './program.mjs'
import { readSettings } from './settings.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const serving = join(root, '.masthead', 'serving')

/** A reason not to start, in one sentence for whoever typed the command. */
export class CannotStart extends Error {
  isForPeople = true
}

/**
 * Brings a checkout from whatever state it is in to a running server: install, build, serve, each only when needed.
 * @param {string[]} words `--dev` builds pages as they change; `--demo` serves a publication to look at, on a data folder
 *   of its own; `--prepare` only installs and builds.
 */
export async function launch(words) {
  const unknown = words.find((word) => !['--dev', '--demo', '--prepare'].includes(word))
  if (unknown !== undefined)
    throw new CannotStart(`“${unknown}” is nothing that can be started. Type npm start, npm run dev or npm run demo.`)
  const isDevelopment = words.includes('--dev')
  const isDemo = words.includes('--demo')
  process.chdir(root)
  readSettings(root)
  if (isDemo) settleForDemo()
  // React and Next decide by it what they load, so it is set before either is.
  Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const port = Number(process.env.PORT || 3000)
  const isOnlyPreparing = words.includes('--prepare')

  if (!isOnlyPreparing) {
    lockData(port)
    await refuseBusyPort(port)
  }
  // A checkout that is ready may be read-only: nothing is written to it then.
  const isReady = isInstalled(root) && (isDevelopment || isBuilt(root))
  if (!isReady || isOnlyPreparing) {
    await alone(async () => {
      install(root)
      if (isDevelopment) return
      refuseBuildUnderServer()
      await build(root, isOnlyPreparing ? undefined : checkSettings)
    })
  }
  if (isOnlyPreparing) return
  // As it is developed, the program runs as it is written; otherwise it has just been seen to be compiled.
  const how = { isFromSource: isDevelopment }
  await checkSettings(how)
  if (!isDevelopment) noteThatPagesAreServed(port)

  const { serve } = await loadProgram(root, 'server', how)
  await serve({ isDevelopment, seed: isDemo ? () => seedDemo(how) : undefined })
}

/** What is shown off shall not get into a real newsletter: neither its data nor its address nor its mail is touched. */
function settleForDemo() {
  const data = resolve(root, process.env.MASTHEAD_DEMO_DATA || 'demo-data')
  Object.assign(process.env, { MASTHEAD_DATA: data, DATABASE_URL: '', MASTHEAD_URL: '', SMTP_URL: '' })
}

/** One server a data folder, for as long as this process lives. */
function lockData(/** @type {number} */ port) {
  const data = String(process.env.MASTHEAD_DATA)
  const holder = holdUntilExit(join(data, 'running.lock'), `http://localhost:${port}`, data)
  if (holder) {
    throw new CannotStart(
      `Masthead runs here already: process ${holder.pid} at ${holder.note}. Stop it first, or start another from a clone of its own.`,
    )
  }
}

/** A build takes the place of the pages that a running server reads, so that one is kept from it. */
function noteThatPagesAreServed(/** @type {number} */ port) {
  try {
    holdUntilExit(join(serving, `${port}.lock`), `http://localhost:${port}`, root)
  } catch (error) {
    // Who can't write here can't build here either, so there is nothing to be kept from.
    if (!(error instanceof CannotStart)) throw error
  }
}

function refuseBuildUnderServer() {
  if (isBuilt(root) || !existsSync(serving)) return
  for (const name of readdirSync(serving).filter((entry) => /^\d+\.lock$/.test(entry))) {
    const { lock, holder } = tryLock(join(serving, name))
    lock?.release()
    if (!holder) continue
    throw new CannotStart(
      `Masthead has changed since it was built, but process ${holder.pid} at ${holder.note} serves from this checkout. Stop it first.`,
    )
  }
}

/**
 * @param {string} path
 * @param {string} note
 * @param {string} folder to name when nothing can be written to it.
 * @returns {import('../db/embedded/lock.mjs').Holder | undefined} who else holds the lock.
 */
function holdUntilExit(path, note, folder) {
  try {
    const { lock, holder } = tryLock(path, note)
    if (lock) process.on('exit', () => lock.release())
    return holder
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new CannotStart(
      `The folder ${folder} can't be written to (${reason}). Start Masthead as its owner, or choose another folder.`,
    )
  }
}

/** Two starts must not install and build over each other; the later one waits and then finds it done. */
async function alone(/** @type {() => Promise<void>} */ prepare) {
  const path = join(root, '.masthead', 'preparing.lock')
  const free = tryLock(path)
  if (!free.lock) console.log(`Process ${free.holder.pid} is installing or building here. Waiting for it.`)
  const lock = free.lock ?? (await waitForLock(path, 30 * 60_000))
  if (!lock)
    throw new CannotStart('Another start has been installing or building here for half an hour. Stop it and try again.')
  try {
    await prepare()
  } finally {
    lock.release()
  }
}

/** Says at once what would otherwise only come out after a long install and build. */
async function refuseBusyPort(/** @type {number} */ port) {
  if (!Number.isInteger(port) || port < 1 || port > 65535) return
  await new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', (error) =>
      'code' in error && error.code === 'EADDRINUSE'
        ? failed(
            new CannotStart(
              `Port ${port} is taken by another program. Stop that one, or choose another with PORT=${port + 1}.`,
            ),
          )
        : done(undefined),
    )
    probe.listen(port, () => probe.close(done))
  })
}

/** @typedef {NonNullable<Parameters<typeof loadProgram>[2]>} How */

async function checkSettings(/** @type {How} */ how = {}) {
  const { env } = await loadProgram(root, 'env', how)
  env()
}

async function seedDemo(/** @type {How} */ how) {
  const { seedDemo: seed } = await loadProgram(root, 'demo', how)
  const { email, password } = await seed()
  console.log(`Log in at /login as ${email} with the password “${password}”.`)
}
