import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import { withoutEmptySections } from '@/lib/document/empty-sections.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { findPublication } from '@/lib/publication/find.ts'
import type { PublishedIssue } from './find-published.ts'
import { findRenderingFacts } from './rendering-facts.ts'
import { renderIssue } from './renderings.ts'
import { slugFrom } from './slug.ts'

/** A draft in the form of a published issue, as it would be if it went out now; null when there is none. */
export async function previewIssue(id: string): Promise<PublishedIssue | null> {
  const publication = await findPublication()
  const [issue] = await database()
    .select()
    .from(issues)
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
  if (!publication || !issue) return null
  const shown = {
    slug: issue.slug ?? (slugFrom(issue.title) || 'issue'),
    number: issue.number,
    title: issue.title.trim() || 'Untitled',
    subtitle: issue.subtitle.trim(),
    language: issue.language ?? publication.language,
    canonicalAddress: issue.canonicalAddress,
    publishedAt: issue.publicationDate ?? issue.scheduledFor ?? new Date(),
    cover: issue.cover,
    coverAlt: issue.coverAlt,
  }
  const document = withoutEmptySections(parseDocument(issue.document))
  const facts = await findRenderingFacts(publication, { ...shown, id, document })
  const { tags, author, summary, otherFields } = issue
  const { page, description } = renderIssue({ ...shown, tags, author, summary, otherFields, document }, facts)
  return { ...shown, id, description, updatedAt: issue.updatedAt, page }
}
