import { and, count, eq, gte, lt, max, min, sql, type SQL } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues } from '@/db/schema/index.ts'
import { calendarDay } from './calendar-day.ts'
import { isLeading } from './editions.ts'
import { isVisible, newestFirst, summary, type PublishedSummary } from './published-summary.ts'
import { instantOf } from './wall-clock.ts'

/** How many issues a page of the archive lists. */
export const issuesOnAPage = 100

/** Which issues an archive holds, and in whose years. */
export type ArchiveScope = {
  /** The issues in one language; or of each work the edition that stands for it. */
  issues: { inLanguage: string } | { leadingIn: string }
  /** IANA name. */
  timeZone: string
}

/** A part of an archive: a year, and from which page on. */
export type ArchivePlace = { year: number; page: number }

export type ArchivePage = {
  /** Every year in which something went out, the newest first. */
  years: number[]
  /** The newest first. */
  issues: PublishedSummary[]
  /** Which part it is; null: the newest issues, whatever their years. `pages` are those of the year. */
  place: (ArchivePlace & { pages: number }) | null
  newer: ArchivePlace | null
  older: ArchivePlace | null
}

/** The newest part of an archive. What it costs does not grow with the archive. */
export async function findNewestArchive(scope: ArchiveScope): Promise<ArchivePage> {
  const [years, listed] = await Promise.all([findYears(scope), list(within(scope), 0, issuesOnAPage + 1)])
  const issues = listed.slice(0, issuesOnAPage)
  const next = listed[issuesOnAPage]
  return { years, issues, place: null, newer: null, older: next ? after(issues, next, scope.timeZone) : null }
}

/** Where to read on: at the year of the first that was left out, past its whole pages that were shown already. */
function after(issues: PublishedSummary[], next: PublishedSummary, timeZone: string): ArchivePlace {
  const year = yearOf(next.publishedAt, timeZone)
  const isAllOfOneYear = issues.every(({ publishedAt }) => yearOf(publishedAt, timeZone) === year)
  return { year, page: isAllOfOneYear ? 2 : 1 }
}

/** A page of one year of an archive, or null where nothing stands. @param place a year of four digits; a page from 1. */
export async function findArchiveYear(scope: ArchiveScope, { year, page }: ArchivePlace): Promise<ArchivePage | null> {
  const ofYear = within(scope, yearSpan(year, scope.timeZone))
  const [years, issues, counted] = await Promise.all([
    findYears(scope),
    list(ofYear, (page - 1) * issuesOnAPage, issuesOnAPage),
    database().select({ count: count() }).from(publishedIssues).where(ofYear),
  ])
  if (issues.length === 0) return null
  const pages = Math.ceil((counted[0]?.count ?? 0) / issuesOnAPage)
  const newerYear = years.findLast((each) => each > year)
  const olderYear = years.find((each) => each < year)
  const first = (other: number | undefined) => (other === undefined ? null : { year: other, page: 1 })
  return {
    years,
    issues,
    place: { year, page, pages },
    newer: page > 1 ? { year, page: page - 1 } : first(newerYear),
    older: page < pages ? { year, page: page + 1 } : first(olderYear),
  }
}

/** The year of the Gregorian calendar that an instant lies in. @param timeZone IANA name. */
export function yearOf(instant: Date, timeZone: string): number {
  return Number(calendarDay(instant, timeZone).split('-')[0])
}

async function list(where: SQL | undefined, offset: number, limit: number): Promise<PublishedSummary[]> {
  return database()
    .select(summary)
    .from(publishedIssues)
    .where(where)
    .orderBy(...newestFirst)
    .offset(offset)
    .limit(limit)
}

function within({ issues }: ArchiveScope, span?: Span): SQL | undefined {
  return and(
    isVisible,
    'inLanguage' in issues ? eq(publishedIssues.language, issues.inLanguage) : isLeading(issues.leadingIn),
    span && gte(publishedIssues.publishedAt, span.start),
    span && lt(publishedIssues.publishedAt, span.end),
  )
}

type Span = { start: Date; end: Date }

/** When a year begins and when the next one does, by the clocks of a time zone. */
function yearSpan(year: number, timeZone: string): Span {
  const newYear = (of: number) => instantOf(`${of}-01-01T00:00`, timeZone)
  return { start: newYear(year), end: newYear(year + 1) }
}

/** The years that hold something: one look-up in the index for each year between the first issue and the last. */
async function findYears(scope: ArchiveScope): Promise<number[]> {
  const [ends] = await database()
    .select({ first: min(publishedIssues.publishedAt), last: max(publishedIssues.publishedAt) })
    .from(publishedIssues)
    .where(
      and(isVisible, 'inLanguage' in scope.issues ? eq(publishedIssues.language, scope.issues.inLanguage) : undefined),
    )
  if (!ends?.first || !ends.last) return []
  const [first, last] = [yearOf(ends.first, scope.timeZone), yearOf(ends.last, scope.timeZone)]
  const candidates = Array.from({ length: last - first + 1 }, (_, index) => last - index)
  const spans = sql.join(
    candidates.map((year) => {
      const { start, end } = yearSpan(year, scope.timeZone)
      return sql`(${year}::int, ${start.toISOString()}::timestamptz, ${end.toISOString()}::timestamptz)`
    }),
    sql`, `,
  )
  const isThere = and(
    within(scope),
    sql`${publishedIssues.publishedAt} >= span.starts and ${publishedIssues.publishedAt} < span.ends`,
  )
  const rows = await database().execute<{ year: number }>(sql`
    select span.year from (values ${spans}) as span (year, starts, ends)
    where exists (select from ${publishedIssues} where ${isThere})
    order by span.year desc`)
  return rows.map(({ year }) => year)
}
