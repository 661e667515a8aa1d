import { and, eq, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues, publishedItems } from '@/db/schema/index.ts'

/** The feeds that a publication has beside that of all issues. */
export type FeedChoices = {
  /** BCP 47, those with the most issues first. */
  languages: string[]
  /** Those of the most issues first. */
  tags: string[]
  /** Whether there are curated links. */
  hasItems: boolean
}

/** Finds what readers can see by itself, by one query. */
export async function findFeedChoices(): Promise<FeedChoices> {
  const shown = sql`from ${publishedIssues} where ${isNull(publishedIssues.hiddenAt)}`
  const [row] = await database().execute<{ languages: string[]; tags: string[]; has_items: boolean }>(sql`select
    array(select language ${shown} group by language order by count(*) desc, language) as languages,
    array(select tag from (select unnest(tags) as tag ${shown}) as each_tag group by tag order by count(*) desc, tag) as tags,
    exists(${database()
      .select({ one: sql`1` })
      .from(publishedItems)
      .innerJoin(
        publishedIssues,
        and(eq(publishedIssues.issueId, publishedItems.issueId), isNull(publishedIssues.hiddenAt)),
      )}) as has_items`)
  return { languages: row?.languages ?? [], tags: row?.tags ?? [], hasItems: row?.has_items ?? false }
}
