import { AboutPage } from '@/components/reader/about-page.tsx'
import { listLanguages } from '@/lib/issues/editions.ts'
import { findPublicRecord } from '@/lib/issues/find-record.ts'
import { answerPage } from '../answer-page.ts'
import { readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** What the newsletter is. */
export const GET = readerRoute(async (request, site) => {
  const { language, updatedAt } = site.publication
  const [record, languages] = await Promise.all([findPublicRecord(language), listLanguages()])
  return answerPage(request, <AboutPage site={site} record={record} languages={languages} />, { changedAt: updatedAt })
})
