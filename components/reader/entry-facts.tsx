import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { issuePath, type Site } from './site.ts'

type EntryFactsProps = { site: Site; issue: Pick<PublishedSummary, 'slug' | 'updatedAt' | 'tags' | 'author'> }

/**
 * What programs read of an issue that people are shown elsewhere, or not at all: its address, when it last changed, its
 * tags and its author, as microformats (h-entry). Nothing of it is visible.
 */
export function EntryFacts({ site: { publication }, issue }: EntryFactsProps) {
  const { slug, updatedAt, tags } = issue
  const author = issue.author ?? publication.authorName
  return (
    <>
      <data className="u-url u-uid" value={`${publication.address}${issuePath(slug)}`} />
      <time className="dt-updated" dateTime={updatedAt.toISOString()} />
      {tags.map((tag) => (
        <data key={tag} className="p-category" value={tag} />
      ))}
      {author && (
        <span className="p-author h-card">
          <data className="p-name" value={author} />
          {issue.author === null && <data className="u-url" value={`${publication.address}/`} />}
        </span>
      )}
    </>
  )
}
