import { parseArgs } from 'node:util'
import { InvalidInput } from '@/lib/errors.ts'
import { exportIssues } from '@/lib/exporting/export-issues.ts'
import type { Command } from './command.ts'
import { startProgress, type Progress } from './progress.ts'
import { exitCodeOf, withDatabase } from './with-database.ts'

export const exportFiles: Command = {
  usage: 'export DIR|FILE.zip',
  summary: 'writes every issue as Markdown with front matter, and its pictures; import takes it back',
  async run(words) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true, options: {} })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new InvalidInput('Say one folder, or one .zip, to export to.')
    const stopping = new AbortController()
    return withDatabase(
      async () => {
        let progress: Progress | undefined
        try {
          const { issues, pictures, missingPictures, unreadable, isStopped } = await exportIssues(path, {
            signal: stopping.signal,
            onPlan: (total) => (progress = startProgress({ label: 'Exporting', total })),
            onIssue: () => progress?.step(),
          })
          progress?.stop()
          if (isStopped) {
            console.error('Stopped: the export is not complete.')
            return exitCodeOf(stopping.signal.reason)
          }
          console.log(`${issues} issues and ${pictures} pictures are in ${path}.`)
          for (const key of missingPictures) console.error(`The picture ${key} is missing from the data folder.`)
          for (const { slug, reason } of unreadable) console.error(`${slug}: not exported. ${reason}`)
          return missingPictures.length + unreadable.length > 0 ? 1 : 0
        } finally {
          progress?.stop()
        }
      },
      { stopping },
    )
  },
}
