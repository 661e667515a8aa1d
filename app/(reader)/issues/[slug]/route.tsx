import { IssuePage } from '@/components/reader/issue-page.tsx'
import { issuePath } from '@/components/reader/site.ts'
import { findPublishedIssue } from '@/lib/issues/find-published.ts'
import { answerPage } from '../../answer-page.ts'
import { newest } from '../../newest.ts'
import { movedTo, notFound, readerRoute } from '../../reader-route.tsx'
import { answerMarkdown, slugInMarkdown } from './answer-markdown.ts'

export const dynamic = 'force-dynamic'

/** An issue; with `.md` after its slug, as Markdown. */
export const GET = readerRoute<{ slug: string }>(async (request, site, { slug }) => {
  const found = await findPublishedIssue(slug)
  // Only then is the ending no part of the slug.
  const written = found ? null : slugInMarkdown(slug)
  if (written !== null) return (await answerMarkdown(request, site, written)) ?? notFound(request, site)
  if (!found) return notFound(request, site)
  if (found.found === 'moved') return movedTo(issuePath(found.slug))
  const { issue, previous, next, editions } = found
  const changedAt = newest(site.publication.updatedAt, issue.updatedAt, previous?.updatedAt, next?.updatedAt)
  return answerPage(
    request,
    <IssuePage site={site} issue={issue} previous={previous} next={next} editions={editions} />,
    { changedAt },
  )
})
