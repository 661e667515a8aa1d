import type { TaskList } from 'graphile-worker'
import { publishDueIssues } from '@/lib/issues/schedule.ts'

/** What the worker can do. Each task calls the function that a person could call. */
export const tasks = {
  async publish_due_issues() {
    await publishDueIssues()
  },
} satisfies TaskList
