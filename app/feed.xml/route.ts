import { feedPath, issuePath } from '@/components/reader/site.ts'
import type { Feed } from '@/lib/feeds/feed.ts'
import { rss } from '@/lib/feeds/rss.ts'
import { latestPublishedIssues } from '@/lib/issues/find-published.ts'
import { atAddress } from '@/lib/issues/stand-in-address.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { answer } from '../(reader)/answer.ts'
import { newest } from '../(reader)/newest.ts'
import { readerRoute } from '../(reader)/reader-route.tsx'

// Half a year of a weekly: enough for a reader who was away, small enough to be fetched every hour.
const shownInFeed = 30

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async (request, { publication }) => {
  const feed = await latestFeed(publication)
  return answer(request, {
    body: rss(feed, `${publication.address}${feedPath}`),
    contentType: 'application/rss+xml; charset=utf-8',
    changedAt: feed.changedAt,
  })
})

async function latestFeed(publication: Publication): Promise<Feed> {
  const { title, description, language, address } = publication
  const issues = await latestPublishedIssues(shownInFeed)
  return {
    title,
    description,
    home: `${address}/`,
    language,
    changedAt: newest(publication.updatedAt, ...issues.map(({ updatedAt }) => updatedAt)),
    entries: issues.map((issue) => ({
      id: issue.id,
      title: issue.title,
      address: `${address}${issuePath(issue.slug)}`,
      summary: issue.description,
      html: atAddress(issue.feed, address),
      language: issue.language,
      publishedAt: issue.publishedAt,
    })),
  }
}
