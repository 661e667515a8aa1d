import { startPress } from '../e2e/press.ts'
import type { Bench } from './bench.ts'
import { load } from './load.ts'
import { startPlainCopy } from './plain.ts'
import { inRounds } from './rounds.ts'

/** How many readers the running press serves, side by side with a server that does nothing but send the same bytes. */
export const pages: Bench = {
  name: 'pages',
  about: 'an issue and the feed as the production build serves them, against plain node:http with the same bytes',
  async run() {
    const press = await startPress({ options: ['--demo'] })
    try {
      const lines: string[] = []
      for (const path of ['/issues/what-the-tide-table-knows', '/feed.xml']) {
        lines.push(...(await compare(`${press.address}${path}`, path)))
      }
      return lines
    } finally {
      await press.stop()
    }
  },
}

async function compare(address: string, path: string): Promise<string[]> {
  const plain = await startPlainCopy(address)
  try {
    const lines = [`${path}, ${(plain.bytes / 1024).toFixed(1)} KB as sent`]
    for (const connections of [1, 32]) {
      const ask = (target: string) => () => load(target, { connections, seconds: 1 })
      const [ours, theirs] = await inRounds([
        { name: 'masthead', run: ask(address) },
        { name: 'plain', run: ask(plain.address) },
      ])
      if (!ours || !theirs) throw new Error('Nothing was measured.')
      lines.push(
        `  ${String(connections).padStart(2)} connections: ${Math.round(ours.speed)} requests/s, plain node:http ${Math.round(theirs.speed)}: ${(ours.speed / theirs.speed).toFixed(2)} of it`,
      )
    }
    return lines
  } finally {
    await plain.stop()
  }
}
