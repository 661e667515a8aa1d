import { parseArgs } from 'node:util'
import { migrateDatabase, openDatabase } from '@/lib/database.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  usage: 'migrate',
  summary: 'brings the database to where this version expects it',
  async run(words) {
    parseArgs({ args: words, options: {} })
    const { url, close } = await openDatabase()
    try {
      const applied = await migrateDatabase(url)
      console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.')
      return 0
    } finally {
      await close()
    }
  },
}
