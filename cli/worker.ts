import { parseArgs } from 'node:util'
import { migrateDatabase, openDatabase } from '@/lib/database.ts'
import { startWorker } from '@/lib/jobs/worker.ts'
import { tellOfFailure } from '@/server/tell-of-failure.mjs'
import type { Command } from './command.ts'

export const worker: Command = {
  usage: 'worker',
  summary: 'runs the jobs and nothing else, until Ctrl-C; the server runs them too',
  async run(words) {
    parseArgs({ args: words, options: {} })
    const asked = new Promise<NodeJS.Signals>((resolve) => {
      process.once('SIGINT', resolve).once('SIGTERM', resolve)
    })
    process.on('unhandledRejection', tellOfFailure)
    const { url, close } = await openDatabase()
    try {
      await migrateDatabase(url)
      const { stop } = await startWorker(url)
      console.log('The worker runs. Ctrl-C ends it.')
      await asked
      await stop()
      return 0
    } finally {
      await close()
    }
  },
}
