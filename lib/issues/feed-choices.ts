import { and, eq, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues, publishedItems } from '@/db/schema/index.ts'
import { listTags, type Tag } from './find-tagged.ts'

/** The feeds that a publication has beside that of all issues. */
export type FeedChoices = {
  /** BCP 47, those with the most issues first. */
  languages: string[]
  /** Those of the most issues first. */
  tags: Tag[]
  /** Whether there are curated links. */
  hasItems: boolean
}

/** Finds what readers can see by itself. */
export async function findFeedChoices(): Promise<FeedChoices> {
  const shown = sql`from ${publishedIssues} where ${isNull(publishedIssues.hiddenAt)}`
  const [row] = await database().execute<{ languages: string[]; has_items: boolean }>(sql`select
    array(select language ${shown} group by language order by count(*) desc, language) as languages,
    exists(${database()
      .select({ one: sql`1` })
      .from(publishedItems)
      .innerJoin(
        publishedIssues,
        and(eq(publishedIssues.issueId, publishedItems.issueId), isNull(publishedIssues.hiddenAt)),
      )}) as has_items`)
  // They come with the most used spellings first, which need not be the most used tags.
  const tags = (await listTags()).sort((one, other) => other.count - one.count)
  return { languages: row?.languages ?? [], tags, hasItems: row?.has_items ?? false }
}
