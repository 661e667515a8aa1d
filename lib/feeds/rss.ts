import { rfc822 } from './dates.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { mediaContent, mediaNamespace } from './media.ts'
import { feedIn, feedTypes } from './paths.ts'
import { element, emptyElement, group } from './xml.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
  'xmlns:media': mediaNamespace,
}

/** Writes a feed as RSS 2.0 (RSS Advisory Board, 2.0.11), with the whole letter in `content:encoded`. */
export function writeRss(feed: Feed): string {
  const channel = group('channel', [
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description || feed.title),
    element('language', feed.language),
    element('lastBuildDate', rfc822(feed.updatedAt)),
    element('docs', 'https://www.rssboard.org/rss-specification'),
    element('generator', 'Masthead'),
    link('self', feedIn(feed.folder, 'rss')),
    feed.hub && emptyElement('atom:link', { rel: 'hub', href: feed.hub }),
    // RFC 5005, section 4.
    feed.current && emptyElement('fh:archive'),
    feed.current && link('current', feedIn(feed.current, 'rss')),
    feed.previous && link('prev-archive', feedIn(feed.previous, 'rss')),
    feed.next && link('next-archive', feedIn(feed.next, 'rss')),
    ...feed.entries.map((entry) => item(entry, feed)),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${group('rss', [channel], { version: '2.0', ...namespaces })}\n`
}

function item(entry: FeedEntry, feed: Feed): string {
  return group('item', [
    element('title', entry.title),
    element('link', entry.address),
    element('guid', `urn:uuid:${entry.id}`, { isPermaLink: 'false' }),
    element('pubDate', rfc822(entry.publishedAt)),
    element('dc:creator', entry.author ?? feed.author),
    entry.language === feed.language ? null : element('dc:language', entry.language),
    ...entry.tags.map((tag) => element('category', tag)),
    entry.via && emptyElement('atom:link', { rel: 'via', href: entry.via.address, title: entry.via.title }),
    entry.picture && mediaContent(entry.picture),
    // One is expected before the content. Of a few words, such as those on a link, they are their own summary.
    element('description', entry.summary || entry.html),
    element('content:encoded', entry.html),
  ])
}

function link(rel: string, href: string): string {
  return emptyElement('atom:link', { rel, type: feedTypes.rss, href })
}
