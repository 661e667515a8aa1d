import type { issues } from '@/db/schema/index.ts'
import { withoutEmptySections } from '@/lib/document/empty-sections.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { distinctTags } from './tag-input.ts'

/**
 * What readers see of a draft beside its address and its date, for publishing and for previews alike: without the
 * sections that stayed empty.
 * @throws InvalidDocument
 */
export function shownOf(issue: typeof issues.$inferSelect, { language }: Publication) {
  const { number, work, canonicalAddress, tags, author, summary, cover, coverAlt } = issue
  return {
    number,
    title: issue.title.trim(),
    subtitle: issue.subtitle.trim(),
    language: issue.language ?? language,
    work,
    canonicalAddress,
    tags: distinctTags(tags),
    author,
    summary,
    cover,
    coverAlt,
    document: withoutEmptySections(parseDocument(issue.document)),
  }
}
