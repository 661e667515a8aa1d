import { TagsPage } from '@/components/reader/tags-page.tsx'
import { listTags } from '@/lib/issues/find-tagged.ts'
import { answerPage } from '../answer-page.ts'
import { readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** Every tag. */
export const GET = readerRoute(async (request, site) =>
  answerPage(request, <TagsPage site={site} tags={await listTags()} />, { changedAt: site.publication.updatedAt }),
)
