import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseUnavailable } from '../unavailable.ts'
import { accountFor, type Account } from './account.ts'
import { startEmbedded } from './embedded.ts'
import { isRunning } from './process.mjs'
import { makeZombie } from './zombie-for-test.ts'

let folder: string
let data: string
/** Everything a test started and may not have ended. */
let children: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead embedded '))
  data = join(folder, 'data')
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const name of readdirSync(folder)) await killPostmaster(join(folder, name))
  await rm(folder, { recursive: true, force: true })
})

function postmasterPid(of = data): number | undefined {
  const file = join(of, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

async function killPostmaster(of = data): Promise<void> {
  const pid = postmasterPid(of)
  if (pid === undefined || !isRunning(pid)) return
  process.kill(pid, 'SIGKILL')
  await until(() => !isRunning(pid))
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5)
}

async function ask<T>(url: string, query: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe<(T & object)[]>(query))]
  } finally {
    await sql.end()
  }
}

type Sharer = { url: string; child: ChildProcess; lines: string[]; say(word: string): void; gone: Promise<unknown> }

/** Another process with a share in the PostgreSQL of the data folder. */
async function sharer(of = data, account?: Account): Promise<Sharer> {
  const child = startSharer(of, account)
  const said = createInterface({ input: child.stdout })
  const lines: string[] = []
  said.on('line', (line) => lines.push(line))
  const gone = once(child, 'exit')
  await Promise.race([
    once(said, 'line'),
    gone.then(([code]) => Promise.reject(new Error(`It ended with code ${code}.`))),
  ])
  return { url: lines[0] ?? '', child, lines, say: (word) => child.stdin.write(`${word}\n`), gone }
}

function startSharer(of: string, account?: Account) {
  const script = join(import.meta.dirname, 'share-for-test.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, of], {
    ...account,
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  return child
}

describe('PostgreSQL of our own', () => {
  it('is made on first use, and keeps what was written from one start to the next', async () => {
    const first = await startEmbedded(data)
    await ask(first.url, 'create table letters (title text)')
    await ask(first.url, `insert into letters values ('Ein Übermaß an 字')`)
    await first.release()
    expect(postmasterPid()).toBeUndefined()
    const second = await startEmbedded(data)
    expect(await ask(second.url, `select title, lower('ÀÉЖ') as low from letters`)).toEqual([
      { title: 'Ein Übermaß an 字', low: 'àéж' },
    ])
    await second.release()
  })

  it('listens on this machine alone, behind a password that only the owner can read, and writes safely', async () => {
    const { url, release } = await startEmbedded(data)
    expect(new URL(url).hostname).toBe('127.0.0.1')
    const guessed = new URL(url)
    guessed.password = 'guessed'
    await expect(ask(guessed.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect(statSync(join(data, 'postgres.password')).mode & 0o077).toBe(0)
    expect(statSync(join(data, 'postgres')).mode & 0o077).toBe(0)
    const settings = await ask(
      url,
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit') order by name`,
    )
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
    await release()
  })

  it('starts once when two processes ask at the same instant', async () => {
    const [one, other] = await Promise.all([sharer(), sharer()])
    expect(one.url).toBe(other.url)
    one.say('release')
    await one.gone
    expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('ends with the last one who uses it, not before', async () => {
    const { url, release } = await startEmbedded(data)
    const other = await sharer()
    await release()
    const pid = postmasterPid() ?? 0
    expect(isRunning(pid)).toBe(true)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    other.say('release')
    await other.gone
    expect(isRunning(pid)).toBe(false)
  })

  it('lives on when its starter is killed, and the next start joins it', async () => {
    const starter = await sharer()
    const pid = postmasterPid()
    starter.child.kill('SIGKILL')
    await starter.gone
    const { url, release } = await startEmbedded(data)
    expect(url).toBe(starter.url)
    expect(postmasterPid()).toBe(pid)
    await release()
    expect(isRunning(pid ?? 0)).toBe(false)
  })

  it('loses no acknowledged save when everything is killed in the middle of writing', async () => {
    const writer = await sharer()
    writer.say('write')
    await until(() => writer.lines.length > 200)
    const pid = postmasterPid() ?? 0
    process.kill(pid, 'SIGKILL')
    writer.child.kill('SIGKILL')
    await writer.gone
    const acknowledged = writer.lines.filter((line) => line.startsWith('saved')).length
    const { url, release } = await startEmbedded(data)
    const [row] = await ask<{ saves: number }>(url, 'select count(*)::int as saves from saves')
    expect(row?.saves).toBeGreaterThanOrEqual(acknowledged)
    await release()
  })

  it('comes back at the same address when it dies under a running process', async () => {
    const { url, release } = await startEmbedded(data)
    await ask(url, 'create table letters (title text)')
    const pid = postmasterPid()
    await killPostmaster()
    await until(() => postmasterPid() !== pid && existsSync(join(data, 'postgres', 'postmaster.pid')))
    await expect.poll(() => ask(url, 'select * from letters').catch(() => 'not yet'), { timeout: 30_000 }).toEqual([])
    await release()
    expect(postmasterPid()).toBeUndefined()
  })
})

describe('after a crash', () => {
  /** Leaves a folder behind whose postmaster.pid names a given process. */
  async function crashed(pid: number | undefined): Promise<void> {
    const before = await sharer()
    const file = join(data, 'postgres', 'postmaster.pid')
    const left = readFileSync(file, 'utf8')
    before.child.kill('SIGKILL')
    await before.gone
    await killPostmaster()
    const [, ...rest] = left.split('\n')
    writeFileSync(file, [pid ?? left.split('\n')[0], ...rest].join('\n'))
  }

  it('a postmaster.pid that names nothing does not stop the next start', async () => {
    await crashed(undefined)
    const { url, release } = await startEmbedded(data)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await release()
  })

  it('a stranger that has the old number since is left alone, and does not stop the next start', async () => {
    mkdirSync(data)
    const stranger = spawn('sleep', ['600'], { ...accountFor(data), stdio: 'ignore' })
    children.push(stranger)
    await crashed(stranger.pid)
    const { url, release } = await startEmbedded(data)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await release()
    expect(stranger.exitCode).toBeNull()
  })

  it.skipIf(process.platform === 'win32')('a zombie under the old number does not stop the next start', async () => {
    mkdirSync(data)
    const { zombie, parent } = await makeZombie(accountFor(data))
    children.push(parent)
    expect(() => process.kill(zombie, 0), 'it still has its number').not.toThrow()
    await crashed(zombie)
    const { url, release } = await startEmbedded(data)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await release()
  })

  it('a database whose making was killed half-way is begun again', async () => {
    const maker = startSharer(data)
    await until(() => existsSync(data) && readdirSync(data).some((name) => name.startsWith('postgres.new-')))
    maker.kill('SIGKILL')
    await once(maker, 'exit')
    expect(existsSync(join(data, 'postgres'))).toBe(false)
    const { url, release } = await startEmbedded(data)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await release()
    const { release: again } = await startEmbedded(data)
    await again()
    expect(readdirSync(data).filter((name) => name.startsWith('postgres.new-'))).toEqual([])
  })
})

describe('a data folder', () => {
  it('that was copied while in use starts a PostgreSQL of its own beside the first', async () => {
    const original = await startEmbedded(data)
    await ask(original.url, 'create table letters (title text)')
    await ask(original.url, 'checkpoint')
    const copy = join(folder, 'copy')
    cpSync(data, copy, { recursive: true })
    const account = accountFor(data)
    if (account) {
      const owned = [
        join(copy, 'postgres'),
        ...readdirSync(join(copy, 'postgres'), { recursive: true, encoding: 'utf8' }).map((name) =>
          join(copy, 'postgres', name),
        ),
      ]
      for (const path of owned) chownSync(path, account.uid, account.gid)
    }
    const second = await startEmbedded(copy)
    expect(new URL(second.url).port).not.toBe(new URL(original.url).port)
    expect(await ask(second.url, 'select * from letters')).toEqual([])
    await second.release()
    expect(await ask(original.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await original.release()
  })

  it('of another PostgreSQL version is refused in one sentence', async () => {
    await (await startEmbedded(data)).release()
    writeFileSync(join(data, 'postgres', 'PG_VERSION'), '12\n')
    const refusal = startEmbedded(data)
    await expect(refusal).rejects.toThrow(DatabaseUnavailable)
    await expect(refusal).rejects.toThrow('was written by PostgreSQL 12, and this Masthead comes with PostgreSQL 18')
  })

  it('that holds something else is left as it is', async () => {
    mkdirSync(join(data, 'postgres'), { recursive: true })
    writeFileSync(join(data, 'postgres', 'thesis.txt'), 'ten years of work')
    await expect(startEmbedded(data)).rejects.toThrow('holds something that is no PostgreSQL data')
    expect(readFileSync(join(data, 'postgres', 'thesis.txt'), 'utf8')).toBe('ten years of work')
  })

  it('without its password is refused, naming the file that is missing', async () => {
    await (await startEmbedded(data)).release()
    await rm(join(data, 'postgres.password'))
    await expect(startEmbedded(data)).rejects.toThrow('postgres.password is missing')
  })

  it('with the password of another is refused, and nothing is left running', async () => {
    await (await startEmbedded(data)).release()
    writeFileSync(join(data, 'postgres.password'), 'another\n')
    await expect(startEmbedded(data)).rejects.toThrow('does not open the database')
    expect(postmasterPid()).toBeUndefined()
  })

  it('does not fill up with log', async () => {
    await (await startEmbedded(data)).release()
    writeFileSync(join(data, 'postgres.log'), 'x'.repeat(2_000_000))
    await (await startEmbedded(data)).release()
    expect(statSync(join(data, 'postgres.log')).size).toBeLessThan(100_000)
    expect(statSync(join(data, 'postgres.log.1')).size).toBe(2_000_000)
  })
})

const isRoot = process.getuid?.() === 0
const someone: Account = { uid: 65_534, gid: 65_534 }

describe.runIf(isRoot)('started by root', () => {
  it('PostgreSQL runs as somebody else, also below a folder that only root may enter', async () => {
    expect(statSync(folder).mode & 0o077).toBe(0)
    const { url, release } = await startEmbedded(data)
    expect(statSync(join(data, 'postgres')).uid).not.toBe(0)
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await release()
  })

  it('in the folder of an ordinary user PostgreSQL runs as that user, who can go on alone afterwards', async () => {
    chownSync(folder, someone.uid, someone.gid)
    mkdirSync(data)
    chownSync(data, someone.uid, someone.gid)
    const { release } = await startEmbedded(data)
    expect(statSync(join(data, 'postgres')).uid).toBe(someone.uid)
    await release()
    const user = await sharer(data, someone)
    expect(await ask(user.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('an ordinary user makes and ends it all alone', async () => {
    chownSync(folder, someone.uid, someone.gid)
    const user = await sharer(data, someone)
    expect(statSync(join(data, 'postgres')).uid).toBe(someone.uid)
    user.say('release')
    await user.gone
    expect(postmasterPid()).toBeUndefined()
  })
})
