import { createHash, randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors, issues, previewLinks } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { InvalidInput, NotFound } from '@/lib/errors.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { previewDays } from './input.ts'

/** A link that holds now. What is secret in it is not kept, so it can be ended but not shown again. */
export type PreviewLink = { id: string; createdAt: Date; createdBy: string | null; expiresAt: Date }

/** A link that was just made: the only time that its address is known. */
export type NewPreviewLink = PreviewLink & { address: string }

/** Which draft a link shows, and until when. */
export type PreviewedIssue = { issueId: string; expiresAt: Date }

/** The most links to one issue that hold at the same time. */
export const mostPreviewLinks = 50

/**
 * Makes a secret address at which everybody who has it can read the draft as it stands at each moment.
 * @param days how long it holds: 1, 7 or 30.
 * @throws NotFound; InvalidInput for another number of days, or when there are too many links already.
 */
export async function createPreviewLink(editor: Editor, issueId: string, days: number): Promise<NewPreviewLink> {
  if (!previewDays.some((each) => each === days)) {
    throw new InvalidInput('A preview can be shared for 1, 7 or 30 days.')
  }
  const token = randomBytes(32).toString('base64url')
  const publication = await findPublication()
  return database().transaction(async (tx) => {
    const [issue] = await tx
      .select({ id: issues.id })
      .from(issues)
      .where(and(eq(issues.id, issueId), isNull(issues.deletedAt)))
      .for('update')
    if (!publication || !issue) throw new NotFound('There is no such issue, or it was deleted.')
    const [holding] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(previewLinks)
      .where(and(eq(previewLinks.issueId, issueId), gt(previewLinks.expiresAt, sql`now()`)))
    if ((holding?.count ?? 0) >= mostPreviewLinks) {
      throw new InvalidInput(`This issue has ${mostPreviewLinks} preview links already. End one of them first.`)
    }
    const [made] = await tx
      .insert(previewLinks)
      .values({
        issueId,
        tokenHash: hashOf(token),
        createdBy: editor.id,
        expiresAt: sql`now() + make_interval(days => ${days})`,
      })
      .returning({ id: previewLinks.id, createdAt: previewLinks.createdAt, expiresAt: previewLinks.expiresAt })
    if (!made) throw new Error('The preview link was not stored.')
    return { ...made, createdBy: editor.email, address: `${publication.address}/preview/${token}` }
  })
}

/** The links to an issue that hold now, the one that ends first before the others. */
export async function listPreviewLinks(_editor: Editor, issueId: string): Promise<PreviewLink[]> {
  return database()
    .select({
      id: previewLinks.id,
      createdAt: previewLinks.createdAt,
      createdBy: editors.email,
      expiresAt: previewLinks.expiresAt,
    })
    .from(previewLinks)
    .leftJoin(editors, eq(editors.id, previewLinks.createdBy))
    .where(and(eq(previewLinks.issueId, issueId), gt(previewLinks.expiresAt, sql`now()`)))
    .orderBy(asc(previewLinks.expiresAt), previewLinks.id)
}

/** Ends a link to an issue at once. One that has ended already is no error. */
export async function revokePreviewLink(_editor: Editor, issueId: string, linkId: string): Promise<void> {
  await database()
    .delete(previewLinks)
    .where(and(eq(previewLinks.id, linkId), eq(previewLinks.issueId, issueId)))
}

/**
 * The draft that a secret shows; null for one that is unknown, has ended, or whose issue was deleted, all alike. Secrets
 * are found by their hash alone, so that how long it takes says nothing of how near a guess is.
 */
export async function findPreviewedIssue(token: string): Promise<PreviewedIssue | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const [link] = await database()
    .select({ issueId: previewLinks.issueId, expiresAt: previewLinks.expiresAt })
    .from(previewLinks)
    .innerJoin(issues, eq(issues.id, previewLinks.issueId))
    .where(
      and(eq(previewLinks.tokenHash, hashOf(token)), gt(previewLinks.expiresAt, sql`now()`), isNull(issues.deletedAt)),
    )
  return link ?? null
}

/** Forgets the links that have ended. @returns how many. */
export async function forgetEndedPreviewLinks(): Promise<number> {
  const gone = await database()
    .delete(previewLinks)
    .where(lte(previewLinks.expiresAt, sql`now()`))
    .returning({ id: previewLinks.id })
  return gone.length
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
