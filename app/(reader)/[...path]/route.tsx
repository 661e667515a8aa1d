import { readFeedPath } from '@/lib/feeds/paths.ts'
import { answerFeed } from '../feed.ts'
import { notFound, readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** Every address that no other route answers: the feeds, which lie below many pages, and what is not there. */
export const GET = readerRoute<{ path: string[] }>(async (request, site, { path }) => {
  const asked = readFeedPath(path)
  return (asked && (await answerFeed(request, site, asked))) ?? notFound(request, site)
})

const other = readerRoute(notFound)
export { other as POST, other as PUT, other as PATCH, other as DELETE, other as OPTIONS }
