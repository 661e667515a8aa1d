import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from './process.mjs'

/**
 * Makes a process that has ended and keeps its number, since the one that began it never asks for it.
 * @param account as whom both run; this process's own when left out.
 * @returns its number, and its parent, for the test to end.
 */
export async function makeZombie(
  account: Pick<SpawnOptions, 'uid' | 'gid'> = {},
): Promise<{ zombie: number; parent: ChildProcess }> {
  const parent = spawn('sh', ['-c', 'cat <&0 & echo $!; exec sleep 600'], {
    ...account,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  // The shell would take leave of a child that ends before the shell has become `sleep`.
  await until(() => nameOf(parent.pid ?? 0).includes('sleep'))
  parent.stdin.end()
  const zombie = Number(line.toString())
  await until(() => !isRunning(zombie))
  return { zombie, parent }
}

/** What a process runs now, by Linux's own account or else by that of `ps`. */
function nameOf(pid: number): string {
  const told = `/proc/${pid}/comm`
  if (existsSync(told)) return readFileSync(told, 'utf8')
  return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5)
}
