import { and, asc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { publishedIssues } from '@/db/schema/index.ts'
import { isVisible, type PublishedSummary } from './published-summary.ts'

/** An issue as the way to it from its other editions. */
export type Edition = { work: string; slug: string; language: string; title: string }

/**
 * Whether an issue stands for its work in lists of all languages: an edition in the publication's language does, else
 * the one that was published first.
 * @param language the publication's.
 */
export function isLeading(language: string): SQL {
  const { work, language: own, publishedAt, issueId } = publishedIssues
  return sql`(${work} is null or ${own} = ${language} or not exists (
    select from ${publishedIssues} as other
    where other.work = ${work} and other.hidden_at is null and (
      other.language = ${language} or (other.published_at, other.issue_id) < (${publishedAt}, ${issueId})
    )
  ))`
}

/** The other editions of an issue, in the order of their language tags. */
export async function findEditionsOf({ id, work }: Pick<PublishedSummary, 'id' | 'work'>): Promise<Edition[]> {
  if (work === null) return []
  return edition(and(eq(publishedIssues.work, work), ne(publishedIssues.issueId, id)))
}

/** The editions that stand behind some issues in a list, by their work; each list is without the issue itself. */
export async function findEditionsBehind(issues: readonly PublishedSummary[]): Promise<Map<string, Edition[]>> {
  const works = [...new Set(issues.flatMap(({ work }) => work ?? []))]
  if (works.length === 0) return new Map()
  const listed = new Set(issues.map(({ slug }) => slug))
  const behind = new Map<string, Edition[]>(works.map((work) => [work, []]))
  for (const found of await edition(inArray(publishedIssues.work, works))) {
    if (!listed.has(found.slug)) behind.get(found.work)?.push(found)
  }
  return behind
}

async function edition(where: SQL | undefined): Promise<Edition[]> {
  const rows = await database()
    .select({
      work: publishedIssues.work,
      slug: publishedIssues.slug,
      language: publishedIssues.language,
      title: publishedIssues.title,
    })
    .from(publishedIssues)
    .where(and(where, isVisible))
    .orderBy(asc(publishedIssues.language), asc(publishedIssues.issueId))
  return rows.flatMap(({ work, ...row }) => (work === null ? [] : [{ work, ...row }]))
}

/**
 * The languages that there are issues in, in the order of their tags. One look-up in the index for each, however many
 * issues there are.
 */
export async function listLanguages(db: Database | Transaction = database()): Promise<string[]> {
  const rows = await db.execute<{ language: string }>(sql`
    with recursive spoken as (
      select min(language) as language from published_issues where hidden_at is null
      union all
      select (select min(language) from published_issues where language > spoken.language and hidden_at is null)
      from spoken where spoken.language is not null
    )
    select language from spoken where language is not null`)
  return rows.map(({ language }) => language)
}
