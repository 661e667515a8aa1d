import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../db/embedded/free-port.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// What is set for a real newsletter must not reach a trial, least of all its database. Empty, not removed: what is not
// there at all would come from the file `.env`.
const unset = { DATABASE_URL: '', AUTH_SECRET: '', SMTP_URL: '', MASTHEAD_FROM: '' }

export type Answer = { code: number; stdout: string; stderr: string }

/** A running Masthead, as `npm start` starts it, with a database and a data folder of its own. */
export type Press = {
  /** Its public address, without a closing slash. */
  address: string
  data: string
  /** Its process, whose children are part of it. */
  pid: number
  /** The one-time link that it printed on its first start. */
  setupLink(): string
  /** All that it has said so far. */
  output(): string
  /** Runs a command of the command line beside it: `masthead(['publish', 'letter-1'])`. */
  masthead(words: string[], input?: string): Promise<Answer>
  /** Ends it as a power cut does; what it kept stays. */
  kill(): Promise<void>
  /** Ends it the way a service manager does, and removes its data unless the folder was given. */
  stop(): Promise<void>
}

type StartOptions = {
  /** What `npm start` is told beside: `--demo`. */
  options?: string[]
  /** A data folder to go on with. */
  data?: string
  /** The port of one that ended. */
  port?: number
  /** Settings in the environment beside those of a trial. */
  settings?: Record<string, string>
}

/**
 * Starts the production build on a free port and waits until it is ready.
 * @throws Error with all it said when it ends before, or is not ready after a minute.
 */
export async function startPress({
  options = [],
  data: kept,
  port: given,
  settings: more = {},
}: StartOptions = {}): Promise<Press> {
  const data = kept ?? (await mkdtemp(join(tmpdir(), 'masthead-press-')))
  const port = given ?? (await freePort())
  const address = `http://localhost:${port}`
  const settings = { PORT: String(port), MASTHEAD_URL: address, MASTHEAD_DATA: data, MASTHEAD_DEMO_DATA: data }
  const env: NodeJS.ProcessEnv = { ...process.env, ...unset, ...settings, ...more, NODE_ENV: 'production' }
  const server = spawn(process.execPath, ['server/start.mjs', ...options], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (said) => (output += said))

  const press: Press = {
    address,
    data,
    pid: server.pid ?? 0,
    output: () => output,
    setupLink() {
      const link = /https?:\/\/\S+\/setup\?token=[\w-]+/.exec(output)?.[0]
      if (!link) throw new Error(`No set-up link was printed:\n${output}`)
      return link
    },
    masthead: (words, input = '') => masthead(words, input, env),
    async kill() {
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
    },
    async stop() {
      await end(server)
      if (kept === undefined) await rm(data, { recursive: true, force: true })
    },
  }
  try {
    await ready(address, server, () => output)
  } catch (error) {
    await press.stop()
    throw error
  }
  return press
}

/**
 * Takes one letter in from Markdown with front matter, as its author would from the command line.
 * @returns its slug, and its address when it was published too.
 */
export async function importLetter(
  press: Press,
  markdown: string,
  { publish }: { publish: boolean },
): Promise<{ slug: string; address: string | null }> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-letter-'))
  try {
    const file = join(folder, 'letter.md')
    await writeFile(file, markdown)
    const { code, stdout, stderr } = await press.masthead(['import', file, '--json', ...(publish ? ['--publish'] : [])])
    if (code !== 0) throw new Error(`The letter was not taken:\n${stdout}${stderr}`)
    return JSON.parse(stdout)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function masthead(words: string[], input: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  const child = spawn(process.execPath, ['cli/masthead.mjs', ...words], { cwd: root, env, stdio: 'pipe' })
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: Number(code ?? 1), stdout, stderr }
}

async function ready(address: string, server: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(`${address}/healthz`).catch(() => null)
    if (answer?.ok) return
    if (Date.now() > deadline) throw new Error(`Masthead is not ready after a minute:\n${output()}`)
    await setTimeout(50)
  }
  throw new Error(`Masthead ended before it was ready:\n${output()}`)
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}
