import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pendingMigrations } from '@/db/migrate.ts'
import { placeOf, versionOf } from '@/db/reach.ts'
import { openDatabase } from '@/lib/database.ts'
import { allowedAddressWarning, env } from '@/lib/env.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { isBuilt, isInstalled } from '@/server/prepare.mjs'
import type { Command } from './command.ts'

/** `attention` runs but should be looked at; `broken` does not run. */
type Finding = { state: 'ok' | 'attention' | 'broken'; text: string }

const root = fileURLToPath(new URL('..', import.meta.url))
const leastFreeBytes = 500_000_000

const ok = (text: string): Finding => ({ state: 'ok', text })
const attention = (text: string): Finding => ({ state: 'attention', text })
const broken = (text: string): Finding => ({ state: 'broken', text })

/** Looks at all that Masthead needs, and says of each thing whether it is well and what to do when it is not. */
export const doctor: Command = {
  usage: 'doctor',
  summary: 'checks what Masthead needs, and says what to do about what is missing',
  async run(words) {
    parseArgs({ args: words, options: {} })
    const checks = [node, packages, pages, settings, dataFolder, space, secrets, port, address, databaseServer]
    let isWell = true
    for (const check of checks) {
      for (const { state, text } of await found(check)) {
        console.log(`${state.padEnd(9)}  ${text}`)
        if (state === 'broken') isWell = false
      }
    }
    return isWell ? 0 : 1
  },
}

/** Runs one check; one that fails has found something broken. */
async function found(check: () => Finding | Finding[] | Promise<Finding | Finding[]>): Promise<Finding[]> {
  try {
    return [await check()].flat()
  } catch (error) {
    return [broken(error instanceof Error ? error.message : String(error))]
  }
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return ok(`Node ${process.versions.node}`)
  return broken(`Node ${process.versions.node} is too old. Install 20.9 or newer.`)
}

function packages(): Finding {
  if (isInstalled(root)) return ok('The packages are those of package-lock.json.')
  return attention(
    'The packages were not installed by “npm start”, or have changed since. It installs them on the next start.',
  )
}

function pages(): Finding {
  if (isBuilt(root)) return ok('The pages are built from what is here.')
  return attention('The pages are not built from what is here. “npm start” builds them.')
}

function settings(): Finding[] {
  const warning = allowedAddressWarning(env())
  return [ok('The settings make sense.'), ...(warning === null ? [] : [attention(warning)])]
}

function dataFolder(): Finding {
  const { data } = env()
  if (!existsSync(data)) return ok(`The data folder ${data} will be made on the first start.`)
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(`The data folder ${data} can be written to.`)
  } catch {
    return broken(
      `The data folder ${data} can't be written to. Start Masthead as its owner, or give it to who starts Masthead.`,
    )
  }
}

async function space(): Promise<Finding> {
  let folder = env().data
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const said = `${(free / 1e9).toFixed(1)} GB are free in the data folder`
  return free > leastFreeBytes ? ok(`${said}.`) : attention(`${said}. Make room before it is full.`)
}

function secrets(): Finding[] {
  const { data } = env()
  return ['auth-secret', 'postgres.password']
    .map((name) => join(data, name))
    .filter((file) => existsSync(file))
    .map((file) => {
      if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0)
        return ok(`${file} is for its owner alone.`)
      return attention(`Others on this machine can read ${file}. Type: chmod 600 "${file}"`)
    })
}

async function port(): Promise<Finding> {
  const number = env().port
  const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(number, () => probe.close(() => resolve(undefined)))
  })
  if (!fault) return ok(`Port ${number} is free.`)
  if (fault.code !== 'EADDRINUSE')
    return broken(`Port ${number} can't be used (${fault.code}). Choose another with PORT.`)
  const health = await healthAt(number)
  if (health === 'ok') return ok(`Masthead runs on port ${number} and is well.`)
  return attention(
    `Port ${number} is taken${health ? `, and says “${health}”` : ' by another program'}. If that is not Masthead, choose another with PORT.`,
  )
}

async function healthAt(number: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${number}/healthz`, { signal: AbortSignal.timeout(5_000) })
    const text = (await answer.text()).trim()
    return text.length < 80 ? text : undefined
  } catch {
    // It speaks something else than HTTP, or nothing.
    return undefined
  }
}

function address(): Finding {
  const { url } = env()
  if (!url)
    return attention(
      'MASTHEAD_URL is not set: links in feeds lead to the address given at set-up, or to this machine. Set it to the public address.',
    )
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || hostname === 'localhost') return ok(`The public address is ${url}.`)
  return attention(
    `The public address ${url} has no TLS: passwords travel in the clear. Put a proxy with TLS before Masthead and set MASTHEAD_URL to https.`,
  )
}

async function databaseServer(): Promise<Finding[]> {
  const { databaseUrl, data } = env()
  if (databaseUrl === undefined && !existsSync(join(data, 'postgres'))) {
    return [ok('The database will be made on the first start.')]
  }
  const { url, isEmbedded, close } = await openDatabase()
  try {
    const { name } = await versionOf(url)
    const findings = [ok(`PostgreSQL ${name} answers${isEmbedded ? '' : ` at ${placeOf(url)}`}.`)]
    const pending = await pendingMigrations(url)
    if (pending.length > 0) {
      return [...findings, attention(`The database is not up to date; the next start applies ${pending.join(', ')}.`)]
    }
    const publication = await findPublication()
    findings.push(ok('The database is up to date.'))
    if (!publication)
      return [...findings, attention('The newsletter is not set up yet. Open the link that “npm start” prints.')]
    return [...findings, timeZone(publication.timeZone)]
  } finally {
    await close()
  }
}

/** A Node that was built without the names of the world's time zones publishes at the wrong hour. */
function timeZone(name: string): Finding {
  try {
    const now = new Intl.DateTimeFormat('en-GB', { timeZone: name, timeStyle: 'short' }).format(new Date())
    return ok(`In the newsletter's time zone, ${name}, it is ${now} now.`)
  } catch {
    return broken(
      `This Node does not know the newsletter's time zone ${name}. Use an official build of Node, or choose another zone.`,
    )
  }
}
