import { and, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues } from '@/db/schema/index.ts'

/** A page as a site map names it: what is at a slug, when it last changed, and its other editions. */
export type SitemapIssue = {
  slug: string
  language: string
  updatedAt: Date
  /** The same issue in each of its languages, itself among them; empty where it is in one alone. */
  editions: { slug: string; language: string }[]
}

const isVisible = isNull(publishedIssues.hiddenAt)
/** Whether search engines should find an issue here: not where it first appeared elsewhere. */
function isOwn(address: string) {
  const origin = publishedIssues.canonicalAddress
  return and(isVisible, sql`(${origin} is null or starts_with(${origin}, ${`${address}/`}))`)
}

/**
 * How many issues there are, and when the newest change of them was, part by part of a site map: the oldest first.
 * @param address the publication's.
 */
export async function findSitemapParts(address: string, size: number): Promise<{ count: number; updatedAt: Date }[]> {
  const part = sql`(row_number() over (order by ${publishedIssues.publishedAt}, ${publishedIssues.issueId}) - 1) / ${size}`
  const numbered = database()
    .select({ part: part.as('part'), updatedAt: publishedIssues.updatedAt })
    .from(publishedIssues)
    .where(isOwn(address))
    .as('numbered')
  return database()
    .select({
      count: sql<number>`count(*)::int`,
      updatedAt: sql`max(${numbered.updatedAt})`.mapWith(publishedIssues.updatedAt),
    })
    .from(numbered)
    .groupBy(numbered.part)
    .orderBy(numbered.part)
}

/**
 * One part of a site map. The oldest issues come first, so that a new one changes the last part alone.
 * @param part from 0.
 */
export async function findSitemapPart(address: string, part: number, size: number): Promise<SitemapIssue[]> {
  const rows = await database()
    .select({
      slug: publishedIssues.slug,
      language: publishedIssues.language,
      work: publishedIssues.work,
      updatedAt: publishedIssues.updatedAt,
    })
    .from(publishedIssues)
    .where(isOwn(address))
    .orderBy(publishedIssues.publishedAt, publishedIssues.issueId)
    .limit(size)
    .offset(part * size)
  const editions = await findEditions(rows.flatMap(({ work }) => work ?? []))
  return rows.map(({ work, ...issue }) => {
    const all = (work !== null && editions.get(work)) || []
    return { ...issue, editions: all.length > 1 ? all : [] }
  })
}

/** The editions of some works by work, one a language: the newest of it. */
async function findEditions(works: string[]): Promise<Map<string, { slug: string; language: string }[]>> {
  const found = new Map<string, { slug: string; language: string }[]>()
  if (works.length === 0) return found
  const rows = await database()
    .selectDistinctOn([publishedIssues.work, publishedIssues.language], {
      work: publishedIssues.work,
      slug: publishedIssues.slug,
      language: publishedIssues.language,
    })
    .from(publishedIssues)
    .where(and(isNotNull(publishedIssues.work), inArray(publishedIssues.work, [...new Set(works)]), isVisible))
    .orderBy(publishedIssues.work, publishedIssues.language, sql`${publishedIssues.publishedAt} desc`)
  for (const { work, ...edition } of rows) {
    const known = found.get(work ?? '')
    if (known) known.push(edition)
    else found.set(work ?? '', [edition])
  }
  return found
}
