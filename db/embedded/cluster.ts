import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseUnavailable } from '../unavailable.ts'
import { giveTo, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/** One PostgreSQL data directory, which PostgreSQL calls a cluster: who runs it and how one gets in. */
export type Cluster = {
  /** The data folder of Masthead. */
  dataFolder: string
  /** PostgreSQL's own folder in it. */
  directory: string
  /** Words on its command line that no other cluster's PostgreSQL has: the device and inode of the folder. */
  mark: string
  /** What to call the folder when starting a program in it. */
  directoryAsSeen: string
  account: Account | undefined
  binaries: Binaries
  password: string
}

export const superuser = 'masthead'

/**
 * The cluster of a data folder, made by `initdb` when there is none. Call it under the lock.
 * @throws DatabaseUnavailable when the folder can't be used by this Masthead.
 */
export async function clusterIn(
  dataFolder: string,
  account: Account | undefined,
  binaries: Binaries,
): Promise<Cluster> {
  const directory = join(dataFolder, 'postgres')
  // Below a folder that the account may not enter, the way through the process's own working directory still works
  // (proc_pid_cwd(5)); elsewhere than on Linux the whole path has to be open to it.
  const directoryAsSeen = account && existsSync('/proc/self/cwd') ? '/proc/self/cwd' : directory
  const passwordFile = join(dataFolder, 'postgres.password')
  removeHalfMade(dataFolder)
  const version = versionIn(directory)
  if (version === undefined) {
    if (existingPassword(passwordFile) === undefined) newPassword(passwordFile)
    await initialize({ dataFolder, directory, directoryAsSeen, account, binaries, passwordFile })
  } else if (version !== String(binaries.majorVersion)) {
    throw new DatabaseUnavailable(
      `${directory} was written by PostgreSQL ${version}, and this Masthead comes with PostgreSQL ${binaries.majorVersion}. Start the Masthead that wrote it to export your issues, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  const password = existingPassword(passwordFile)
  if (password === undefined) {
    throw new DatabaseUnavailable(
      `${passwordFile} is missing, so nobody can log in to the database in ${directory}. Bring the file back from a backup.`,
    )
  }
  giveTo(account, passwordFile)
  checkOwner(directory, account)
  const { dev, ino } = statSync(directory, { bigint: true })
  return { dataFolder, directory, directoryAsSeen, account, binaries, password, mark: `masthead.folder=${dev}:${ino}` }
}

/** What `initdb` works in before its folder gets the name that counts. Ends in the number of the process that asked. */
const halfMade = /^postgres\.new-\d+$/

function removeHalfMade(dataFolder: string): void {
  for (const name of readdirSync(dataFolder).filter((entry) => halfMade.test(entry))) {
    // An initdb that outlived its starter may still write there; what is left then goes next time.
    rmSync(join(dataFolder, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

function versionIn(directory: string): string | undefined {
  const file = join(directory, 'PG_VERSION')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new DatabaseUnavailable(
      `${directory} holds something that is no PostgreSQL data. Move it away and start again.`,
    )
  }
  return undefined
}

function existingPassword(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  return readFileSync(file, 'utf8').trim() || undefined
}

function newPassword(file: string): void {
  writeDurably(file, `${randomBytes(24).toString('hex')}\n`)
}

/** On disk, under its name, for its owner alone, before anything is built on it. */
function writeDurably(file: string, content: string): void {
  const draft = `${file}.${process.pid}`
  rmSync(draft, { force: true })
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

type NewCluster = Omit<Cluster, 'mark' | 'password'> & { passwordFile: string }

async function initialize(cluster: NewCluster): Promise<void> {
  const { dataFolder, directory, directoryAsSeen, account } = cluster
  const draft = join(dataFolder, `postgres.new-${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  giveTo(account, draft)
  try {
    await initdb(cluster, draft, directoryAsSeen === directory ? draft : directoryAsSeen)
    renameSync(draft, directory)
    flushFolder(dataFolder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true, maxRetries: 3 })
    throw new DatabaseUnavailable(`The database could not be made in ${directory}: ${lastWords(error)}`, {
      cause: error,
    })
  }
}

async function initdb({ account, binaries, passwordFile }: NewCluster, cwd: string, asSeen: string): Promise<void> {
  const words = [
    `--pgdata=${asSeen}`,
    `--username=${superuser}`,
    `--pwfile=${account ? '/dev/stdin' : passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Letters of every language fold to lower case, the same on each machine.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  const options = { cwd, ...account, env: programEnvironment() }
  if (!account) {
    await promisify(execFile)(binaries.initdb, words, options)
    return
  }
  // Another user may be unable to get at our file, and may open only a pipe of its own: `cat` passes the password on.
  const running = promisify(execFile)('/bin/sh', ['-c', 'cat | "$0" "$@"', binaries.initdb, ...words], options)
  running.child.stdin?.end(readFileSync(passwordFile))
  await running
}

/** What a program of PostgreSQL gets to know of our environment: where it is, and no secret. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH']
  const known = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...(Object.fromEntries(known) as NodeJS.ProcessEnv), LC_ALL: 'C', TZ: 'UTC' }
}

/** A new name in a folder survives a power cut only when the folder itself was flushed. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function lastWords(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return said.split('\n').filter(Boolean).at(-1) ?? (error instanceof Error ? error.message : String(error))
}

function checkOwner(directory: string, account: Account | undefined): void {
  const { uid } = statSync(directory)
  if (account) {
    if (uid !== account.uid) giveTo(account, directory)
    chmodSync(directory, 0o700)
    return
  }
  const me = process.getuid?.()
  if (me === undefined || uid === me) return
  throw new DatabaseUnavailable(
    `${directory} belongs to another user, number ${uid}, perhaps because Masthead was started as root before. Start it as that user, or give yourself the data: sudo chown -R ${me} "${join(directory, '..')}"`,
  )
}
