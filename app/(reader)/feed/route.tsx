import { FeedsPage } from '@/components/reader/feeds-page.tsx'
import { findFeedChoices } from '@/lib/issues/feed-choices.ts'
import { answerPage } from '../answer-page.ts'
import { readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async (request, site) => {
  const choices = await findFeedChoices()
  return answerPage(request, <FeedsPage site={site} choices={choices} />, { changedAt: site.publication.updatedAt })
})
