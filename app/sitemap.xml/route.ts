import { findSitemapParts } from '@/lib/issues/find-sitemap.ts'
import { answer } from '../(reader)/answer.ts'
import { newest } from '../(reader)/newest.ts'
import { readerRoute } from '../(reader)/reader-route.tsx'
import { issuesPerSitemap, sitemapIndex } from './site-map.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async (request, { publication }) => {
  const parts = await findSitemapParts(publication.address, issuesPerSitemap)
  const changes = parts.map(({ updatedAt }) => updatedAt)
  // The last part has the pages that change with every issue.
  const last = newest(publication.updatedAt, changes.pop())
  return answer(request, {
    body: sitemapIndex(publication.address, [...changes, last]),
    contentType: 'application/xml; charset=utf-8',
    changedAt: newest(last, ...changes),
  })
})
