import { isDeepStrictEqual } from 'node:util'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import { publishedItems, type StoredDocument } from '@/db/schema/index.ts'
import { comparableAddress } from '@/lib/document/comparable-address.ts'
import { curatedLinks, type CuratedLink } from '@/lib/document/curated-links.ts'
import { InvalidDocument } from '@/lib/document/invalid-document.ts'
import { normalForm } from '@/lib/document/normal-form.ts'
import { parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { namedUuid } from '@/lib/feeds/named-uuid.ts'
import { issueAddress } from './issue-path.ts'
import { renderItems } from './renderings.ts'
import type { RenderingFacts } from './rendering-facts.ts'
import { standInAddress } from './stand-in-address.ts'

type Shown = { slug: string; language: string; document: DocumentJson; publishedAt: Date }
/** Its document is as it was stored: a program of another version may have written it. */
type ShownBefore = Omit<Shown, 'document'> & { document: StoredDocument }

type Publishing = {
  id: string
  /** What readers saw until now; null when the issue was not out. */
  before: ShownBefore | null
  shown: Shown
  facts: RenderingFacts
  now: Date
}

type Row = typeof publishedItems.$inferInsert

/**
 * Keeps the curated links of a published issue, each by itself, in place of those that were kept of it before. A part of
 * publishing: it holds exactly when the rest of the transaction does.
 *
 * A link is the same one as long as the issue has a link to that page. It has the date of the issue when it was there from
 * the beginning, else that of the day it came; its last change moves only when the author says something else of it.
 *
 * @returns whether anything that is kept is other than before.
 */
export async function keepPublishedItems(tx: Transaction, publishing: Publishing): Promise<boolean> {
  const { id, before, shown, facts, now } = publishing
  const kept = await tx.select().from(publishedItems).where(eq(publishedItems.issueId, id))
  const keptById = new Map(kept.map((row) => [row.id, row]))
  const earlier = before ? linksById(id, linksBefore(before)) : null
  const links = [...linksById(id, renderItems(shown, facts))]
  const rows = links.map(([itemId, link], position): Row => {
    const stored = keptById.get(itemId)
    const old = earlier?.get(itemId)
    const isNew = earlier !== null && !old && !stored
    const hasOwnDate = stored && stored.publishedAt.getTime() !== before?.publishedAt.getTime()
    const publishedAt = hasOwnDate ? stored.publishedAt : isNew ? now : shown.publishedAt
    const saysOther = earlier !== null && !(old && saysTheSame(old, link))
    // Feed readers sort by it: those that change at once keep their order, the first as the newest.
    const inOrder = (date: Date) => new Date(date.getTime() + links.length - 1 - position)
    return {
      id: itemId,
      issueId: id,
      position,
      title: link.title,
      address: link.address,
      feed: link.html,
      publishedAt,
      updatedAt: stored && !saysOther ? stored.updatedAt : inOrder(saysOther ? now : publishedAt),
    }
  })
  const changed = rows.filter((row) => !isDeepStrictEqual(keptById.get(row.id), row))
  const ids = new Set(rows.map((row) => row.id))
  const gone = kept.filter((row) => !ids.has(row.id)).map((row) => row.id)
  if (gone.length > 0) await tx.delete(publishedItems).where(inArray(publishedItems.id, gone))
  await write(tx, changed)
  return gone.length + changed.length > 0
}

async function write(tx: Transaction, rows: Row[]): Promise<void> {
  // A statement takes 65,534 values at most.
  for (let from = 0; from < rows.length; from += 5000) {
    await tx
      .insert(publishedItems)
      .values(rows.slice(from, from + 5000))
      .onConflictDoUpdate({
        target: publishedItems.id,
        set: {
          position: sql`excluded.position`,
          title: sql`excluded.title`,
          address: sql`excluded.address`,
          feed: sql`excluded.feed`,
          publishedAt: sql`excluded.published_at`,
          updatedAt: sql`excluded.updated_at`,
        },
      })
  }
}

/** Links by what makes each the same one again: the page it leads to, and which of several to that page it is. */
function linksById<Link extends CuratedLink>(issueId: string, links: readonly Link[]): Map<string, Link> {
  const counts = new Map<string, number>()
  return new Map(
    links.map((link) => {
      const page = comparableAddress(link.address)
      const count = (counts.get(page) ?? 0) + 1
      counts.set(page, count)
      // No address holds a space.
      return [namedUuid(issueId, count === 1 ? page : `${page} ${count}`), link]
    }),
  )
}

function saysTheSame(one: CuratedLink, other: CuratedLink): boolean {
  return isDeepStrictEqual(said(one), said(other))
}

function said({ node, title, address, notes }: CuratedLink) {
  // The numbers of footnotes move with what stands around.
  return { node, title, address, notes: notes.map((note) => note.node) }
}

/** Of a document that can't be read any more nothing is known. */
function linksBefore(before: ShownBefore): CuratedLink[] {
  try {
    return curatedLinks(normalForm(parseDocument(before.document)), contextOf(before))
  } catch (error) {
    if (error instanceof InvalidDocument) return []
    throw error
  }
}

function contextOf({ slug, language }: { slug: string; language: string }) {
  return { issueAddress: issueAddress(standInAddress, slug), language }
}
