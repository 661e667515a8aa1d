import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { findPublication } from '@/lib/publication/find.ts'
import type { PublishedIssue } from './find-published.ts'
import { findRenderingFacts } from './rendering-facts.ts'
import { renderIssue, type Renderings } from './renderings.ts'
import { shownOf } from './shown.ts'
import { slugFrom } from './slug.ts'
import { atAddress } from './stand-in-address.ts'

/** A draft as it would be if it went out now, in all its renderings, with the publication's address in them. */
export type Proof = {
  /** The very draft that was rendered. */
  draft: typeof issues.$inferSelect
  issue: PublishedIssue
  document: DocumentJson
  renderings: Renderings
}

/** Renders a draft by the same road as publishing it; null when there is none. */
export async function proofOf(id: string): Promise<Proof | null> {
  const publication = await findPublication()
  const [issue] = await database()
    .select()
    .from(issues)
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
  if (!publication || !issue) return null
  const shown = {
    ...shownOf(issue, publication),
    title: issue.title.trim() || 'Untitled',
    slug: issue.slug ?? (slugFrom(issue.title) || 'issue'),
    publishedAt: issue.publicationDate ?? issue.scheduledFor ?? new Date(),
  }
  const { document } = shown
  const facts = await findRenderingFacts(publication, { ...shown, id })
  const renderings = renderIssue({ ...shown, otherFields: issue.otherFields }, facts)
  const { page, feed, email, text, description, minutes, coverWidth, coverHeight } = renderings
  const here = (rendering: string) => atAddress(rendering, publication.address)
  return {
    draft: issue,
    issue: { ...shown, id, description, minutes, coverWidth, coverHeight, updatedAt: issue.updatedAt, page },
    document,
    renderings: { ...renderings, feed: here(feed), email: here(email), text: here(text) },
  }
}

/** A draft in the form of a published issue, as it would be if it went out now; null when there is none. */
export async function previewIssue(id: string): Promise<PublishedIssue | null> {
  return (await proofOf(id))?.issue ?? null
}
