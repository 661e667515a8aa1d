import { rfc3339 } from './dates.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { feedIn } from './paths.ts'
import { storable } from './xml.ts'

/** Writes a feed as JSON Feed 1.1. Its archive goes on at `next_url`; what a page repeats is known by its id. */
export function writeJsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feedIn(feed.folder, 'json'),
    description: feed.description || undefined,
    language: feed.language,
    authors: [{ name: feed.author }],
    next_url: feed.previous === null ? undefined : feedIn(feed.previous, 'json'),
    hubs: feed.hub === null ? undefined : [{ type: 'WebSub', url: feed.hub }],
    items: feed.entries.map(item),
  }
  // The same characters as in the other formats: half a character is no text to many parsers.
  return `${JSON.stringify(document, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value))}\n`
}

function item(entry: FeedEntry) {
  return {
    id: `urn:uuid:${entry.id}`,
    // Where it is spoken of, and what it speaks of.
    url: entry.via?.address ?? entry.address,
    external_url: entry.via === null ? undefined : entry.address,
    title: entry.title,
    content_html: entry.html,
    summary: entry.summary || undefined,
    image: entry.picture?.address,
    date_published: rfc3339(entry.publishedAt),
    date_modified: rfc3339(entry.updatedAt),
    authors: entry.author === null ? undefined : [{ name: entry.author }],
    tags: entry.tags.length === 0 ? undefined : entry.tags,
    language: entry.language,
  }
}
