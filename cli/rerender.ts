import { parseArgs } from 'node:util'
import { rerenderIssues } from '@/lib/issues/rerender.ts'
import type { Command } from './command.ts'
import { startProgress, type Progress } from './progress.ts'
import { exitCodeOf, withDatabase } from './with-database.ts'

/** For after an upgrade: what is out is written as the new program writes it. */
export const rerender: Command = {
  usage: 'rerender',
  summary: 'writes every published issue anew as this version writes it; goes on where it was interrupted',
  async run(words) {
    parseArgs({ args: words, options: {} })
    const stopping = new AbortController()
    return withDatabase(
      async () => {
        let progress: Progress | undefined
        try {
          const { rendered, changed, failed, left } = await rerenderIssues({
            signal: stopping.signal,
            onPlan(plan) {
              if (plan.continued)
                console.log(`An earlier run was interrupted: ${plan.left} of ${plan.total} issues were left.`)
              progress = startProgress({ label: 'Rendering', total: plan.left })
            },
            onIssue: () => progress?.step(),
          })
          progress?.stop()
          console.log(`${counted(rendered)} written anew, ${changed} of which read otherwise than before.`)
          for (const { slug, reason } of failed) console.error(`${slug}: stays as it was. ${reason}`)
          if (left === 0) return failed.length > 0 ? 1 : 0
          console.error(`Stopped: ${left} are left. “masthead rerender” goes on from here.`)
          return exitCodeOf(stopping.signal.reason)
        } finally {
          progress?.stop()
        }
      },
      { stopping },
    )
  },
}

function counted(issues: number): string {
  return issues === 1 ? '1 issue' : `${issues} issues`
}
