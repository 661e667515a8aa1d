import { HomePage } from '@/components/reader/home-page.tsx'
import { openingOf } from '@/components/reader/opening.ts'
import { issuePath } from '@/components/reader/site.ts'
import { renderPage } from '@/lib/document/page.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { findEditionsBehind, listLanguages } from '@/lib/issues/editions.ts'
import { findLatestIssue, listLeadingIssues, type PublishedDocument } from '@/lib/issues/find-published.ts'
import { picturesOf } from '@/lib/media/document-pictures.ts'
import { findPictureFacts } from '@/lib/media/find-pictures.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { answerPage } from './answer-page.ts'
import { newest } from './newest.ts'
import { readerRoute } from './reader-route.tsx'

const shownEarlier = 12

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async (request, site) => {
  const { publication } = site
  const [issue, recent, languages] = await Promise.all([
    findLatestIssue(publication.language),
    listLeadingIssues(publication.language, shownEarlier + 1),
    listLanguages(),
  ])
  const latest = issue && { issue, opening: await renderOpening(issue, publication) }
  const earlier = recent.filter(({ id }) => id !== issue?.id).slice(0, shownEarlier)
  const editions = await findEditionsBehind(recent)
  const changedAt = newest(publication.updatedAt, ...recent.map(({ updatedAt }) => updatedAt))
  return answerPage(
    request,
    <HomePage site={site} latest={latest} earlier={earlier} editions={editions} languages={languages} />,
    { changedAt },
  )
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
