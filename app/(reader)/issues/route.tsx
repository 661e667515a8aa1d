import { ArchivePage } from '@/components/reader/archive-page.tsx'
import { listPublishedIssues } from '@/lib/issues/find-published.ts'
import { answerPage } from '../answer-page.ts'
import { newest } from '../newest.ts'
import { readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async (request, site) => {
  const issues = await listPublishedIssues()
  const changedAt = newest(site.publication.updatedAt, ...issues.map(({ updatedAt }) => updatedAt))
  return answerPage(request, <ArchivePage site={site} issues={issues} />, { changedAt })
})
