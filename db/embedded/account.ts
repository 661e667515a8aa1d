import { execFileSync } from 'node:child_process'
import { chownSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailable } from '../unavailable.ts'

/** The person of the system that PostgreSQL runs as. */
export type Account = { uid: number; gid: number }

/**
 * PostgreSQL refuses to run as root. Started by root it runs as whoever owns the data, else as `postgres` or `nobody`.
 * @returns nothing when we are not root: then PostgreSQL runs as we do.
 * @throws DatabaseUnavailable when there is nobody to run as.
 */
export function accountFor(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const path of [join(dataFolder, 'postgres'), dataFolder]) {
    const owner = statSync(path, { throwIfNoEntry: false })
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const found = accountNamed('postgres') ?? accountNamed('nobody')
  if (found) return found
  throw new DatabaseUnavailable(
    'PostgreSQL does not run as root, and this system has neither a user “postgres” nor “nobody” to run it as. Start Masthead as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/** Gives a file or a whole folder to the account, if there is one to give it to. */
export function giveTo(account: Account | undefined, path: string): void {
  if (!account) return
  chownSync(path, account.uid, account.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(path, entry), account.uid, account.gid)
  }
}

function accountNamed(name: string): Account | undefined {
  // /etc/passwd first: a container may have no `id`. Then `id`, which also knows a directory service.
  for (const line of passwd()) {
    const [account, , uid, gid] = line.split(':')
    if (account === name) return { uid: Number(uid), gid: Number(gid) }
  }
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    // No such account, or no `id`.
    return undefined
  }
}

function passwd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    // A system that keeps its accounts elsewhere.
    return []
  }
}
