import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import { publication, publishedItems } from '@/db/schema/index.ts'
import { feedFolder, feedFormats, feedIn, type FeedScope } from '@/lib/feeds/paths.ts'
import { tagKey } from '@/lib/issues/tag-input.ts'
import { addJob } from '@/lib/jobs/add-job.ts'
import { mostTries } from './tell-hub.ts'

/**
 * Has the hub told, as soon as the transaction holds, of every feed that an issue changes: that of all issues, those of its
 * languages and tags, and that of links when it has any. Does nothing when no hub is set. What was to be told of a feed
 * already and was not yet is told only once.
 * @param shown the issue as it was, and as it is, as far as readers could or can see it.
 */
export async function announceFeeds(
  tx: Transaction,
  issueId: string,
  shown: readonly { language: string; tags: string[] }[],
): Promise<void> {
  const [home] = await tx.select({ hub: publication.hub }).from(publication)
  if (!home?.hub) return
  const [item] = await tx
    .select({ id: publishedItems.id })
    .from(publishedItems)
    .where(eq(publishedItems.issueId, issueId))
    .limit(1)
  const languages = new Set(shown.map(({ language }) => language))
  const tags = new Set(shown.flatMap((each) => each.tags.map(tagKey)))
  const scopes: FeedScope[] = [
    { of: 'issues' },
    ...(item ? [{ of: 'items' } as const] : []),
    ...[...languages].map((language) => ({ of: 'language', language }) as const),
    ...[...tags].map((tag) => ({ of: 'tag', tag }) as const),
  ]
  for (const scope of scopes) {
    for (const format of feedFormats) {
      const path = feedIn(feedFolder(scope), format)
      // A hub that is slow to answer must not hold up an issue that is due.
      const options = { jobKey: `tell hub of ${path}`, maxAttempts: mostTries, priority: 10 }
      await addJob(tx, 'tell_hub', { path }, options)
    }
  }
}
