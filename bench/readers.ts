import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPress, type Press } from '../e2e/press.ts'
import type { Bench } from './bench.ts'
import { copyAnswer } from './copied-answer.ts'
import { hasWrk, load } from './load.ts'
import { startNginxCopy } from './nginx.ts'
import { startPlainCopy } from './plain.ts'
import { processorTime, residentMemory } from './process-tree.ts'
import { inRounds, median } from './rounds.ts'
import { fillUp } from './seed.ts'

/** Of a second each, beside one that warms up. */
const rounds = 3
const few = 100
const many = 10_000

type Target = {
  name: string
  path: string
  /** Whether it is asked for by who has it already. */
  isKnown?: boolean
}

/**
 * How many readers a press serves, with a hundred issues and with ten thousand, beside a server that does nothing but send
 * the same bytes, and beside nginx sending them as a file: with the front, then without. All take turns, so that whatever
 * else the machine does meets them alike.
 */
export const readers: Bench = {
  name: 'readers',
  about: `home, issue, archive and feed with ${few} and ${many} issues, against plain node:http and nginx with the same bytes`,
  async run() {
    const folders = [await seeded(few), await seeded(many)]
    try {
      const lines = [`asked by ${hasWrk() ? 'wrk' : 'Node, for lack of wrk'}`]
      for (const front of ['on', 'off']) {
        const [small, large] = await Promise.all(
          folders.map((data) => startPress({ data, settings: { MASTHEAD_FRONT: front } })),
        )
        if (!small || !large) throw new Error('Nothing was started.')
        try {
          lines.push('', `front ${front}`)
          for (const target of await targetsOf(small)) lines.push(...(await compare(target, small, large)))
          const memory = [small, large].map(({ pid }) => residentMemory(pid).toFixed(0))
          lines.push(`memory after all this: ${memory[0]} MB with ${few} issues, ${memory[1]} MB with ${many}`)
        } finally {
          await Promise.all([small.stop(), large.stop()])
        }
      }
      return lines
    } finally {
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    }
  },
}

/** A data folder with so many published issues. */
async function seeded(issues: number): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'masthead-bench-'))
  const press = await startPress({ options: ['--demo'], data })
  await fillUp(data, issues)
  await press.stop()
  return data
}

async function targetsOf({ address }: Press): Promise<Target[]> {
  const targets: Target[] = [
    { name: 'home', path: '/' },
    { name: 'issue', path: '/issues/what-the-tide-table-knows' },
    { name: 'archive', path: '/issues' },
    { name: 'feed', path: '/feed.xml' },
    { name: 'feed, 304', path: '/feed.xml', isKnown: true },
  ]
  const answers = await Promise.all(targets.map(({ path }) => fetch(`${address}${path}`)))
  return targets.filter((_, at) => answers[at]?.ok)
}

async function compare({ name, path, isKnown = false }: Target, small: Press, large: Press): Promise<string[]> {
  const known = async ({ address }: Press): Promise<Record<string, string>> =>
    isKnown ? { 'If-None-Match': (await copyAnswer(`${address}${path}`)).headers.etag ?? '' } : {}
  const headers = await known(small)
  const answer = await copyAnswer(`${small.address}${path}`, headers)
  const plain = await startPlainCopy(answer)
  const nginx = answer.status === 200 ? await startNginxCopy(answer) : null
  const lines = [`${name}: ${(answer.body.byteLength / 1024).toFixed(1)} KB as sent`]
  try {
    for (const connections of [1, 32]) {
      console.error(`  … ${name}, ${connections}`)
      const contenders: Contender[] = [
        { name: `masthead, ${few}`, pid: small.pid, address: `${small.address}${path}`, headers },
        { name: `masthead, ${many}`, pid: large.pid, address: `${large.address}${path}`, headers: await known(large) },
        { name: 'plain node:http', pid: plain.pid, address: plain.address, headers },
        ...(nginx ? [{ name: 'nginx', pid: nginx.pid, address: nginx.address, headers }] : []),
      ]
      const measured = await measure(contenders, connections)
      const ours = measured[0]
      if (!ours) throw new Error('Nothing was measured.')
      lines.push(`  ${connections} ${connections === 1 ? 'connection' : 'connections'}`)
      for (const [at, one] of measured.entries()) {
        const ratio =
          at === 0
            ? ''
            : `; with ${few} issues ${(ours.speed / one.speed).toFixed(2)} of it, by processor time ${(one.work / ours.work).toFixed(2)}`
        lines.push(
          `    ${(contenders[at]?.name ?? '').padEnd(16)} ${one.speed.toFixed(0).padStart(6)} a second, p50 ${one.p50.toFixed(2)} ms, p99 ${one.p99.toFixed(2)} ms, ${one.work.toFixed(0)} µs of processor an answer, ${one.memory.toFixed(0)} MB${ratio}`,
        )
      }
    }
    return lines
  } finally {
    await plain.stop()
    await nginx?.stop()
  }
}

type Contender = { name: string; pid: number; address: string; headers: Record<string, string> }
/** Medians of the rounds; `work` in microseconds of processor time an answer, `memory` in MB at most. */
type Measured = { speed: number; p50: number; p99: number; work: number; memory: number }

async function measure(contenders: Contender[], connections: number): Promise<Measured[]> {
  const all = contenders.map((): Measured[] => [])
  await inRounds(
    contenders.map(({ name, pid, address, headers }, at) => ({
      name,
      async run() {
        const before = processorTime(pid)
        const { answers, ...speed } = await load(address, { connections, seconds: 1, headers })
        const work = ((processorTime(pid) - before) * 1_000_000) / answers
        all[at]?.push({ ...speed, work, memory: residentMemory(pid) })
        return speed.speed
      },
    })),
    rounds,
  )
  return all.map((each) => {
    // The first warmed up.
    const counted = each.slice(1)
    const middle = (which: keyof Measured) => median(counted.map((one) => one[which]))
    const memory = Math.max(...each.map((one) => one.memory))
    return { speed: middle('speed'), p50: middle('p50'), p99: middle('p99'), work: middle('work'), memory }
  })
}
