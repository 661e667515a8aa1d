import { parseArgs } from 'node:util'
import { InvalidInput } from '@/lib/errors.ts'
import { exportIssues } from '@/lib/exporting/export-issues.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

export const exportFiles: Command = {
  usage: 'export DIR',
  summary: 'writes every issue as Markdown with front matter, and its pictures',
  async run(words) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true, options: {} })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new InvalidInput('Say one folder to export to.')
    return withDatabase(async () => {
      const { issues, pictures, missingPictures } = await exportIssues(folder)
      console.log(`${issues} issues and ${pictures} pictures are in ${folder}.`)
      for (const key of missingPictures) console.error(`The picture ${key} is missing from the data folder.`)
      return missingPictures.length > 0 ? 1 : 0
    })
  },
}
