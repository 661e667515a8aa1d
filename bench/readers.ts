import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPress, type Press } from '../e2e/press.ts'
import type { Bench } from './bench.ts'
import { copyAnswer } from './copied-answer.ts'
import { load, hasWrk, type Speed } from './load.ts'
import { residentMemory } from './memory.ts'
import { startNginxCopy } from './nginx.ts'
import { startPlainCopy } from './plain.ts'
import { inRounds } from './rounds.ts'
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
  about: `home, issue, archive, feed and search with ${few} and ${many} issues, against plain node:http and nginx with the same bytes`,
  async run() {
    const folders = [await seeded(few), await seeded(many)]
    try {
      const lines = [`asked by ${hasWrk() ? 'wrk' : 'Node, for lack of wrk'}`]
      for (const front of ['on', 'off']) {
        const [small, large] = await Promise.all(
          folders.map((data) => startPress({ options: ['--demo'], data, settings: { MASTHEAD_FRONT: front } })),
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
    { name: 'search', path: '/search?q=tide' },
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
      const contenders = [
        { name: `masthead, ${few}`, address: `${small.address}${path}`, headers },
        { name: `masthead, ${many}`, address: `${large.address}${path}`, headers: await known(large) },
        { name: 'plain node:http', address: plain.address, headers },
        ...(nginx ? [{ name: 'nginx', address: nginx.address, headers }] : []),
      ].map((one) => ({ ...one, speeds: [] as Speed[] }))
      let memory = 0
      const medians = await inRounds(
        contenders.map(({ name: called, address, headers: asked, speeds }) => ({
          name: called,
          async run() {
            const measured = await load(address, { connections, seconds: 1, headers: asked })
            speeds.push(measured)
            memory = Math.max(memory, residentMemory(small.pid), residentMemory(large.pid))
            return measured.speed
          },
        })),
        rounds,
      )
      const ours = medians[0]?.speed ?? Number.NaN
      lines.push(
        `  ${connections} ${connections === 1 ? 'connection' : 'connections'}, ${few} issues: ${ratios(ours, medians)}; at most ${memory.toFixed(0)} MB`,
      )
      for (const [at, { name: called, speeds }] of contenders.entries()) {
        const speed = Math.round(medians[at]?.speed ?? Number.NaN)
        lines.push(
          `    ${called.padEnd(16)} ${String(speed).padStart(6)} a second, p50 ${middle(speeds, 'p50')} ms, p99 ${middle(speeds, 'p99')} ms`,
        )
      }
    }
    return lines
  } finally {
    await plain.stop()
    await nginx?.stop()
  }
}

function ratios(ours: number, [_, ...others]: { name: string; speed: number }[]): string {
  return others.map(({ name, speed }) => `${(ours / speed).toFixed(2)} of ${name}`).join(', ')
}

/** The median of the rounds; the first warmed up. */
function middle(speeds: Speed[], which: 'p50' | 'p99'): string {
  const counted = speeds.slice(1).map((speed) => speed[which])
  return (counted.sort((a, b) => a - b)[Math.floor(counted.length / 2)] ?? Number.NaN).toFixed(2)
}
