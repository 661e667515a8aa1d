import type { TaskList } from 'graphile-worker'
import { continueRerender } from '@/lib/issues/continue-rerender.ts'
import { publishDueIssues } from '@/lib/issues/schedule.ts'
import { thinRevisions } from '@/lib/issues/thin-revisions.ts'
import { forgetEndedPreviewLinks } from '@/lib/previews/preview-links.ts'
import { tellHub, topicInput } from '@/lib/websub/tell-hub.ts'

/** What the worker can do. Each task calls the function that a person could call. */
export const tasks = {
  async publish_due_issues() {
    await publishDueIssues()
  },
  async thin_revisions() {
    await thinRevisions()
  },
  async forget_ended_preview_links() {
    await forgetEndedPreviewLinks()
  },
  async tell_hub(payload) {
    await tellHub(topicInput.parse(payload).path)
  },
  async continue_rerender(_, { abortSignal }) {
    await continueRerender(abortSignal)
  },
} satisfies TaskList
