import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { database } from '@/db/client.ts'

/** The entry with which a page of an archive begins, as the database writes it: a date would lose its microseconds. */
export type PageStart = { date: string; issueId: string; position: number }

/** What an archive is made of: rows with a date, an issue, and a position in it. */
export type Archived = {
  /** Tells this archive from others. */
  name: string
  /** The rows, as what stands after `from`. */
  rows: SQL
  columns: { date: SQLWrapper; issueId: SQLWrapper; position: SQLWrapper }
  /** How many entries a page has. The newest entries, which are no part of the archive, are `pagesInFeed` times as many. */
  size: number
}

/**
 * A feed holds as many entries as this many pages of its archive. So the archive of a feed that has one is of more than one
 * page, and no page stands alone, which those who check feeds take for one that is not whole.
 */
export const pagesInFeed = 2

// Kept as long as nothing that the world sees changes, or each look at a feed would count all that was ever published.
const kept = new Map<string, { version: number; starts: PageStart[] }>()
const mostKept = 1000

/**
 * Finds where the full pages of an archive begin, counted from the oldest entry, so that none of them changes when
 * something new is published. Empty while the feed holds all entries: those need no archive.
 * @param version when what the world sees last changed: `updatedAt` of the publication, which grows with each change.
 */
export async function pageStarts({ name, rows, columns, size }: Archived, version: Date): Promise<PageStart[]> {
  const known = kept.get(name)
  if (known?.version === version.getTime()) return known.starts
  const { date, issueId, position } = columns
  // Says where nulls would stand although there are none: only so is the index in this order already.
  const ends = await database().execute<PageStart & { isFirst: boolean }>(sql`
    select date, "issueId", position, rank % ${size} = 1 as "isFirst" from (
      select ${date}::text as date, ${issueId} as "issueId", ${position} as position,
        row_number() over (order by ${date} asc nulls first, ${issueId} desc, ${position} desc) as rank
      from ${rows}
    ) as ranked
    where rank % ${size} in (0, 1)
    order by rank`)
  const begun = ends.filter(({ isFirst }) => isFirst)
  const full = ends.length - begun.length
  const starts = begun.length > pagesInFeed ? begun.slice(0, full) : []
  if (kept.size >= mostKept) kept.clear()
  kept.set(name, { version: version.getTime(), starts })
  return starts
}

/** The condition that holds for an entry and those that came after it. */
export function fromStart({ columns: { date, issueId, position } }: Archived, start: PageStart): SQL {
  const day = sql`${start.date}::timestamptz`
  return sql`${date} >= ${day} and (${date} > ${day} or ${issueId} < ${start.issueId}::uuid
    or (${issueId} = ${start.issueId}::uuid and ${position} <= ${start.position}::int))`
}
