import { HomePage } from '@/components/reader/home-page.tsx'
import { openingOf } from '@/components/reader/opening.ts'
import { issuePath } from '@/components/reader/site.ts'
import { renderPage } from '@/lib/document/page.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { findLatestIssue, listPublishedIssues, type PublishedDocument } from '@/lib/issues/find-published.ts'
import { picturesOf } from '@/lib/media/document-pictures.ts'
import { findPictureFacts } from '@/lib/media/find-pictures.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { answerPage } from './answer-page.ts'
import { newest } from './newest.ts'
import { readerRoute } from './reader-route.tsx'

const shownEarlier = 12

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async (request, site) => {
  const [issue, recent] = await Promise.all([findLatestIssue(), listPublishedIssues(shownEarlier + 1)])
  const latest = issue && { issue, opening: await renderOpening(issue, site.publication) }
  const earlier = recent.filter(({ id }) => id !== issue?.id).slice(0, shownEarlier)
  const changedAt = newest(site.publication.updatedAt, ...recent.map(({ updatedAt }) => updatedAt))
  return answerPage(request, <HomePage site={site} latest={latest} earlier={earlier} />, { changedAt })
})

async function renderOpening(issue: PublishedDocument, publication: Publication) {
  // Nothing is published that `parseDocument` did not give back.
  const { document, isWhole } = openingOf(issue.document as DocumentJson)
  // An opening holds no block that is filled in, so its pictures are all there is to find out.
  const picture = await findPictureFacts(picturesOf(document))
  const { address } = publication
  const context = { picture, address, issueAddress: `${address}${issuePath(issue.slug)}`, language: issue.language }
  return { html: renderPage(document, context), isWhole }
}
