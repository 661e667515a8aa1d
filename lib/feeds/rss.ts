import type { Feed, FeedEntry } from './feed.ts'
import { escapeXml } from './xml.ts'

const namespaces = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

/**
 * Writes a feed as RSS 2.0, with the whole letter in `content:encoded`.
 * @param address where this very document is served.
 */
export function rss(feed: Feed, address: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${namespaces}>
<channel>
${element('title', feed.title)}
${element('link', feed.home)}
${element('description', feed.description || feed.title)}
${element('language', feed.language)}
${element('lastBuildDate', rfc822(feed.changedAt))}
<docs>https://www.rssboard.org/rss-specification</docs>
<generator>Masthead</generator>
<atom:link rel="self" type="application/rss+xml" href="${escapeXml(address)}"/>
${feed.entries.map((entry) => item(entry, feed.language)).join('\n')}
</channel>
</rss>
`
}

function item(entry: FeedEntry, feedLanguage: string): string {
  const parts = [
    element('title', entry.title),
    element('link', entry.address),
    `<guid isPermaLink="false">urn:uuid:${escapeXml(entry.id)}</guid>`,
    element('pubDate', rfc822(entry.publishedAt)),
    entry.author && element('dc:creator', entry.author),
    entry.language !== feedLanguage && element('dc:language', entry.language),
    entry.summary && element('description', entry.summary),
    element('content:encoded', entry.html),
  ]
  return `<item>\n${parts.filter(Boolean).join('\n')}\n</item>`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

/** A date as RSS asks for it: RFC 822 with four digits for the year, in UTC. */
function rfc822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}
