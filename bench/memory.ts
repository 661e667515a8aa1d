import { readdirSync, readFileSync } from 'node:fs'

/**
 * Megabytes of memory that a process and its children hold (resident), PostgreSQL's aside. Shared pages count once a process.
 * NaN where the system does not tell in `/proc`.
 */
export function residentMemory(pid: number): number {
  try {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => statusOf(name))
    const inTree = new Set([pid])
    for (let known = 0; known < inTree.size;) {
      known = inTree.size
      for (const one of all) if (one && inTree.has(one.parent)) inTree.add(one.pid)
    }
    const kilobytes = all.reduce((sum, one) => sum + (one && inTree.has(one.pid) ? one.resident : 0), 0)
    return kilobytes / 1024
  } catch {
    return Number.NaN
  }
}

function statusOf(name: string): { pid: number; parent: number; resident: number } | null {
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8')
    const field = (which: string) => new RegExp(`^${which}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? ''
    if (field('Name') === 'postgres') return null
    return { pid: Number(name), parent: Number(field('PPid')), resident: Number(field('VmRSS')) }
  } catch {
    // It ended just now.
    return null
  }
}
