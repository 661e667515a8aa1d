import { and, arrayOverlaps, count, desc, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publishedIssues } from '@/db/schema/index.ts'
import { isVisible, newestFirst, summary, type PublishedSummary } from './published-summary.ts'
import { tagKey } from './tag-input.ts'

/** How many issues a page of a tag lists. */
export const taggedOnAPage = 100

export type Tag = {
  /** What is the same for every way of writing it, see `tagKey`. */
  key: string
  /** As most issues write it. */
  name: string
  /** How many issues have it. */
  count: number
}

export type TaggedPage = { tag: Tag; issues: PublishedSummary[]; page: number; pages: number }

/** A tag by its key, and every way in which issues write it; null when none has it. */
export async function findTag(key: string): Promise<(Tag & { spellings: string[] }) | null> {
  return (await findSpellings()).get(key) ?? null
}

/** The tags of what is published, in no particular order. */
export async function listTags(): Promise<Tag[]> {
  return [...(await findSpellings()).values()].map(({ spellings: _, ...tag }) => tag)
}

/**
 * A page of the issues that have a tag, however they write it, the newest first; null where nothing stands.
 * @param page from 1.
 */
export async function findTagged(key: string, page: number): Promise<TaggedPage | null> {
  const found = await findTag(key)
  if (!found) return null
  const { spellings, ...tag } = found
  const hasTag = and(isVisible, arrayOverlaps(publishedIssues.tags, spellings))
  const [issues, counted] = await Promise.all([
    database()
      .select(summary)
      .from(publishedIssues)
      .where(hasTag)
      .orderBy(...newestFirst)
      .offset((page - 1) * taggedOnAPage)
      .limit(taggedOnAPage),
    database().select({ count: count() }).from(publishedIssues).where(hasTag),
  ])
  if (issues.length === 0) return null
  const all = counted[0]?.count ?? 0
  return { tag: { ...tag, count: all }, issues, page, pages: Math.ceil(all / taggedOnAPage) }
}

type Spelled = Tag & { spellings: string[] }

/** Tags by their key. What is the same is told by JavaScript, for a database may be set up to know ASCII only. */
async function findSpellings(): Promise<Map<string, Spelled>> {
  const used = database()
    .select({ tag: sql<string>`unnest(${publishedIssues.tags})`.as('tag') })
    .from(publishedIssues)
    .where(isVisible)
    .as('used')
  const rows = await database()
    .select({ tag: used.tag, count: count() })
    .from(used)
    .groupBy(used.tag)
    .orderBy(desc(count()), used.tag)
  const tags = new Map<string, Spelled>()
  for (const { tag, count: uses } of rows) {
    const key = tagKey(tag)
    const known = tags.get(key)
    if (known) {
      known.count += uses
      known.spellings.push(tag)
    } else if (isAddressable(key)) tags.set(key, { key, name: tag, count: uses, spellings: [tag] })
  }
  return tags
}

/** Dots alone are taken out of an address by browsers, so no page can have them for a name. */
function isAddressable(key: string): boolean {
  return key !== '' && !/^\.{1,2}$/.test(key)
}
