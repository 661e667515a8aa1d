import { issuePath, markdownPath, type Site } from '@/components/reader/site.ts'
import { findPublishedMarkdown } from '@/lib/issues/find-published.ts'
import { answer } from '../../answer.ts'
import { newest } from '../../newest.ts'
import { movedTo } from '../../reader-route.tsx'

/** The slug in the last part of the address of an issue as Markdown; null for another address. */
export function slugInMarkdown(part: string): string | null {
  return /^(.+)\.md$/s.exec(part)?.[1] ?? null
}

/**
 * Answers with an issue as its author could import it again: addresses in it are as they were written there. Search
 * engines are told that the page is the thing (RFC 6596). Null when there is no such issue.
 */
export async function answerMarkdown(request: Request, site: Site, slug: string): Promise<Response | null> {
  const found = await findPublishedMarkdown(slug)
  if (!found) return null
  if (found.found === 'moved') return movedTo(markdownPath(found.slug))
  return answer(request, {
    body: found.markdown,
    contentType: 'text/markdown; charset=utf-8',
    changedAt: newest(site.publication.updatedAt, found.updatedAt),
    headers: { Link: `<${site.publication.address}${issuePath(slug)}>; rel="canonical"` },
  })
}
