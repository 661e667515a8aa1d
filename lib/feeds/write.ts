import { writeAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { writeJsonFeed } from './json.ts'
import type { FeedFormat } from './paths.ts'
import { writeRss } from './rss.ts'

const writers: Record<FeedFormat, (feed: Feed) => string> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed }

/** Writes a feed in a format; the same feed is always the same text. */
export function writeFeed(feed: Feed, format: FeedFormat): string {
  return writers[format](feed)
}
