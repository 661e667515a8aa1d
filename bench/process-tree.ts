import { readdirSync, readFileSync } from 'node:fs'

type Process = { pid: number; parent: number; name: string }

/**
 * Megabytes of memory that a process and its children hold (resident), PostgreSQL's aside. Shared pages count once a process.
 * NaN where the system does not tell in `/proc`.
 */
export function residentMemory(pid: number): number {
  return sumOf(pid, (one) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1]) / 1024)
}

/** Seconds of processor time that a process and its children have used so far, PostgreSQL's aside. NaN as above. */
export function processorTime(pid: number): number {
  // Linux counts them in hundredths (proc(5), fields 14 and 15 of `stat`; the name before them may hold spaces).
  return sumOf(pid, (one) => {
    const fields = readFileSync(`/proc/${one}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  })
}

function sumOf(pid: number, measure: (pid: number) => number): number {
  try {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => processOf(Number(name)))
    const inTree = new Set([pid])
    for (let known = 0; known < inTree.size;) {
      known = inTree.size
      for (const one of all) if (inTree.has(one.parent)) inTree.add(one.pid)
    }
    return all
      .filter((one) => inTree.has(one.pid) && one.name !== 'postgres')
      .reduce((sum, one) => sum + measure(one.pid), 0)
  } catch {
    return Number.NaN
  }
}

function processOf(pid: number): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (which: string) => new RegExp(`^${which}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? ''
    return [{ pid, parent: Number(field('PPid')), name: field('Name') }]
  } catch {
    // It ended just now.
    return []
  }
}
