import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPress } from '../e2e/press.ts'
import type { Bench } from './bench.ts'

/** How long the author waits between `npm start` and the first answer, with everything built. */
export const start: Bench = {
  name: 'start',
  about: 'from start to the first answered request: on an empty data folder, then again on the same',
  async run() {
    const data = await mkdtemp(join(tmpdir(), 'masthead-bench-'))
    try {
      const lines: string[] = []
      for (const which of ['first', 'second', 'third']) {
        const begin = performance.now()
        const press = await startPress({ data })
        const seconds = (performance.now() - begin) / 1000
        await press.stop()
        lines.push(`${which} start: ${seconds.toFixed(2)} s`)
      }
      return lines
    } finally {
      await rm(data, { recursive: true, force: true })
    }
  },
}
