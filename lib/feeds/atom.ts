import { distinctRfc3339, rfc3339 } from './dates.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { mediaContent, mediaNamespace } from './media.ts'
import { feedIn, feedTypes } from './paths.ts'
import { element, emptyElement, group } from './xml.ts'

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
  'xmlns:media': mediaNamespace,
}

/** Writes a feed as Atom 1.0 (RFC 4287). Its dates are those of what is said: `updated` moves with nothing else. */
export function writeAtom(feed: Feed): string {
  const inside = [
    element('id', `urn:uuid:${feed.id}`),
    element('title', feed.title),
    feed.description && element('subtitle', feed.description),
    element('updated', rfc3339(feed.updatedAt)),
    // Every entry needs an author (section 4.1.1), its own or that of the feed.
    author(feed.author),
    element('generator', 'Masthead'),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
    link('self', feedIn(feed.folder, 'atom')),
    feed.hub && emptyElement('link', { rel: 'hub', href: feed.hub }),
    // RFC 5005, section 4.
    feed.current && emptyElement('fh:archive'),
    feed.current && link('current', feedIn(feed.current, 'atom')),
    feed.previous && link('prev-archive', feedIn(feed.previous, 'atom')),
    feed.next && link('next-archive', feedIn(feed.next, 'atom')),
    ...feed.entries.map((each) => entry(each, feed)),
  ]
  const document = group('feed', inside, { ...namespaces, 'xml:lang': feed.language })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`
}

function entry(each: FeedEntry, feed: Feed): string {
  const inside = [
    element('id', `urn:uuid:${each.id}`),
    element('title', each.title),
    // A curated link leads to a page of any type.
    emptyElement('link', { rel: 'alternate', type: each.via ? null : 'text/html', href: each.address }),
    each.via && emptyElement('link', { rel: 'via', type: 'text/html', href: each.via.address, title: each.via.title }),
    element('published', rfc3339(each.publishedAt)),
    element('updated', distinctRfc3339(each.updatedAt, each.id)),
    each.author === null ? null : author(each.author),
    ...each.tags.map((tag) => emptyElement('category', { term: tag })),
    each.summary && element('summary', each.summary),
    element('content', each.html, { type: 'html' }),
    // After the content: there are readers that look for its name alone, whatever namespace it is of.
    each.picture && mediaContent(each.picture),
  ]
  return group('entry', inside, { 'xml:lang': each.language === feed.language ? null : each.language })
}

function author(name: string): string {
  return group('author', [element('name', name)])
}

function link(rel: string, href: string): string {
  return emptyElement('link', { rel, type: feedTypes.atom, href })
}
