import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { publishedIssues, publishedLinks } from '@/db/schema/index.ts'
import { comparableAddress } from '@/lib/document/comparable-address.ts'
import { documentLinks } from '@/lib/document/document-links.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'

/** An issue that readers can see, as one in which a link stood before. */
export type EarlierUse = { issueId: string; number: number | null; title: string; slug: string; publishedAt: Date }

/**
 * Keeps which pages of the Web a published issue links to, in place of what was kept of it before. A part of publishing:
 * it holds exactly when the rest of the transaction does.
 */
export async function keepPublishedLinks(tx: Transaction, issueId: string, document: DocumentJson): Promise<void> {
  const addresses = new Set(
    documentLinks(document)
      .map(({ address }) => comparableAddress(address))
      .filter((address) => /^https?:/.test(address))
      .map(keptAs),
  )
  await tx.delete(publishedLinks).where(eq(publishedLinks.issueId, issueId))
  if (addresses.size === 0) return
  const rows = [...addresses].map((address) => ({ issueId, address }))
  // A statement takes 65,534 values at most.
  for (let from = 0; from < rows.length; from += 10_000) {
    await tx.insert(publishedLinks).values(rows.slice(from, from + 10_000))
  }
}

/**
 * In which of the issues that readers can see each of some addresses stands, the oldest first.
 * @param addresses as they are written; those that lead to the same page count as one.
 * @param exceptIssueId the issue that is being written.
 * @returns by address as given; one that was never used has no entry.
 */
export async function findEarlierUses(
  addresses: Iterable<string>,
  exceptIssueId: string,
): Promise<Map<string, EarlierUse[]>> {
  const kept = new Map([...addresses].map((address) => [address, keptAs(comparableAddress(address))]))
  const wanted = [...new Set(kept.values())]
  if (wanted.length === 0) return new Map()
  const rows = await database()
    .select({
      address: publishedLinks.address,
      issueId: publishedIssues.issueId,
      number: publishedIssues.number,
      title: publishedIssues.title,
      slug: publishedIssues.slug,
      publishedAt: publishedIssues.publishedAt,
    })
    .from(publishedLinks)
    .innerJoin(publishedIssues, eq(publishedIssues.issueId, publishedLinks.issueId))
    .where(
      and(
        inArray(publishedLinks.address, wanted),
        ne(publishedLinks.issueId, exceptIssueId),
        isNull(publishedIssues.hiddenAt),
      ),
    )
    .orderBy(asc(publishedIssues.publishedAt), sql`${publishedIssues.issueId}`)
  const uses = new Map<string, EarlierUse[]>()
  for (const { address, ...use } of rows) {
    const known = uses.get(address)
    if (known) known.push(use)
    else uses.set(address, [use])
  }
  return new Map(
    [...kept].flatMap(([address, as]) => {
      const found = uses.get(as)
      return found ? [[address, found] as const] : []
    }),
  )
}

// An entry of an index has to fit into a third of a page of PostgreSQL.
const longestKept = 1000

/** A long address by its beginning and a hash of all of it. */
function keptAs(address: string): string {
  if (Buffer.byteLength(address) <= longestKept) return address
  return `${address.slice(0, 100)}…${createHash('sha256').update(address).digest('hex')}`
}
