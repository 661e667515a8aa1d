import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'

export type Load = {
  /** How many requests are under way at a time. */
  connections: number
  seconds: number
  headers?: Record<string, string>
}

/** How many answers came, how many a second, and the milliseconds within which half and 99 of 100 of them came. */
export type Speed = { answers: number; speed: number; p50: number; p99: number }

// As browsers ask, so that compression is part of what is measured.
const asBrowsersAsk = { 'Accept-Encoding': 'gzip, deflate, br' }

/**
 * Asks an address again and again over kept connections: by `wrk` where it is installed, else from here.
 * @throws Error when something else than 200 or 304 is answered.
 */
export async function load(address: string, { headers, ...how }: Load): Promise<Speed> {
  const all = { ...asBrowsersAsk, ...headers }
  return hasWrk() ? byWrk(address, { ...how, headers: all }) : fromHere(address, { ...how, headers: all })
}

let isThere: boolean | undefined

/** Whether `wrk` is there, which asks faster than Node can. */
export function hasWrk(): boolean {
  isThere ??= spawnSync('wrk', ['--version'], { stdio: 'ignore' }).error === undefined
  return isThere
}

async function byWrk(address: string, { connections, seconds, headers = {} }: Load): Promise<Speed> {
  const asked = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const words = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...asked, address]
  const child = spawn('wrk', words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (/Non-2xx or 3xx|Socket errors/.test(said)) throw new Error(`${address} did not answer as it should:\n${said}`)
  const milliseconds = (share: string) => {
    const [, number, unit = ''] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(said) ?? []
    return Number(number) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN)
  }
  return {
    answers: Number(/(\d+) requests in/.exec(said)?.[1]),
    speed: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]),
    p50: milliseconds('50'),
    p99: milliseconds('99'),
  }
}

async function fromHere(address: string, { connections, seconds, headers = {} }: Load): Promise<Speed> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const begin = performance.now()
  const end = begin + seconds * 1000
  const times: number[] = []
  const askOnAndOn = async (): Promise<void> => {
    while (performance.now() < end) {
      const askedAt = performance.now()
      await ask(address, agent, headers)
      times.push(performance.now() - askedAt)
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, askOnAndOn))
    const speed = times.length / ((performance.now() - begin) / 1000)
    times.sort((a, b) => a - b)
    const within = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
    return { answers: times.length, speed, p50: within(0.5), p99: within(0.99) }
  } finally {
    agent.destroy()
  }
}

function ask(address: string, agent: Agent, headers: Record<string, string>): Promise<void> {
  return new Promise((done, failed) => {
    const request = get(address, { agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        if (answer.statusCode === 200 || answer.statusCode === 304) done()
        else failed(new Error(`${address} answered ${answer.statusCode}.`))
      })
    })
    request.once('error', failed)
  })
}
