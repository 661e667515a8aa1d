import { nameOfLanguage } from '@/components/reader/language.ts'
import { issuePath, type Site } from '@/components/reader/site.ts'
import { wordsFor } from '@/components/reader/words.ts'
import { canonicalLanguage } from '@/lib/document/nodes/language.ts'
import type { Feed, FeedEntry } from '@/lib/feeds/feed.ts'
import { namedUuid } from '@/lib/feeds/named-uuid.ts'
import { archiveFolder, feedFolder, feedIn, feedTypes, type FeedPath, type FeedScope } from '@/lib/feeds/paths.ts'
import { writeFeed } from '@/lib/feeds/write.ts'
import {
  findFeedIssues,
  findFeedItems,
  type FeedIssue,
  type FeedItem,
  type IssueChoice,
} from '@/lib/issues/feed-entries.ts'
import { findTag } from '@/lib/issues/find-tagged.ts'
import { atAddress } from '@/lib/issues/stand-in-address.ts'
import { tagKey } from '@/lib/issues/tag-input.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { answer } from './answer.ts'
import { newest } from './newest.ts'
import { movedTo } from './reader-route.tsx'

// Of no meaning but its own (RFC 9562, section 6.5).
const namespace = '6b1f0a7e-5a0c-4b0e-9a3d-5d3a0f7f3c52'

/**
 * Answers with a feed; null when there is none at that path, such as that of a tag that no issue has. A tag or a language
 * that is written otherwise than for its page leads to where that is.
 */
export async function answerFeed(request: Request, { publication }: Site, path: FeedPath): Promise<Response | null> {
  const feed = await findFeed(publication, keyed(path))
  if (!feed) return null
  const { scope, page, format } = keyed(path)
  if (scope !== path.scope)
    return movedTo(feedIn(page === null ? feedFolder(scope) : archiveFolder(scope, page), format))
  const self = feedIn(feed.folder, path.format)
  return answer(request, {
    body: writeFeed(feed, path.format),
    contentType: `${feedTypes[path.format]}; charset=utf-8`,
    changedAt: newest(publication.updatedAt, feed.updatedAt),
    // WebSub, section 4: hub and topic are found in the headers too.
    ...(feed.hub !== null && { headers: { Link: `<${feed.hub}>; rel="hub", <${self}>; rel="self"` } }),
  })
}

/** A path with its tag or its language as the address of its page has it. */
function keyed(path: FeedPath): FeedPath {
  const { scope } = path
  if (scope.of === 'language') {
    const language = canonicalLanguage(scope.language) ?? scope.language
    return language === scope.language ? path : { ...path, scope: { of: 'language', language } }
  }
  if (scope.of !== 'tag' || tagKey(scope.tag) === scope.tag) return path
  return { ...path, scope: { of: 'tag', tag: tagKey(scope.tag) } }
}

async function findFeed(publication: Publication, { scope, page }: FeedPath): Promise<Feed | null> {
  const part = await findEntries(publication, scope, page)
  const isUnknown = (scope.of === 'tag' || scope.of === 'language') && part?.entries.length === 0
  if (!part || isUnknown) return null
  const { address, authorName, createdAt, hub } = publication
  const at = (folder: string) => `${address}${folder}`
  const { entries, pages } = part
  const before = page === null ? pages : page - 1
  return {
    id: feedId(publication, scope),
    ...named(publication, scope),
    author: authorName || publication.title,
    updatedAt: lastChange(entries) ?? createdAt,
    hub,
    folder: at(page === null ? feedFolder(scope) : archiveFolder(scope, page)),
    current: page === null ? null : at(feedFolder(scope)),
    previous: before > 0 ? at(archiveFolder(scope, before)) : null,
    next: page !== null && page < pages ? at(archiveFolder(scope, page + 1)) : null,
    entries,
  }
}

function lastChange([first, ...others]: FeedEntry[]): Date | undefined {
  return first && newest(first.updatedAt, ...others.map(({ updatedAt }) => updatedAt))
}

async function findEntries(publication: Publication, scope: FeedScope, page: number | null) {
  if (scope.of === 'items') {
    const part = await findFeedItems({ page, version: publication.updatedAt })
    return part && { ...part, entries: part.entries.map((item) => itemEntry(item, publication)) }
  }
  const choice = await findChoice(scope)
  const part = choice && (await findFeedIssues(choice, { page, version: publication.updatedAt }))
  return part && { ...part, entries: part.entries.map((issue) => issueEntry(issue, publication)) }
}

/** Which issues a feed is of; null for those with a tag that none has. */
async function findChoice(scope: FeedScope): Promise<IssueChoice | null> {
  if (scope.of === 'language') return { language: scope.language }
  if (scope.of !== 'tag') return {}
  const tag = await findTag(scope.tag)
  return tag && { spellings: tag.spellings }
}

/** What a feed is called, where people read the same, and in which language. */
function named({ title, description, language, address }: Publication, scope: FeedScope) {
  const words = wordsFor(language)
  const about = { title, description, language, home: `${address}${feedFolder(scope)}` }
  if (scope.of === 'issues') return { ...about, home: `${address}/` }
  if (scope.of === 'items') return { ...about, title: `${title}: ${words.feedOfItems}`, home: `${address}/` }
  if (scope.of === 'tag') return { ...about, title: `${title}: ${scope.tag}` }
  return { ...about, title: `${title}: ${nameOfLanguage(scope.language)}`, language: scope.language }
}

/** The publication is known by when it was made: its title and its address may change. */
function feedId({ createdAt }: Publication, scope: FeedScope): string {
  const whole = namedUuid(namespace, createdAt.toISOString())
  return scope.of === 'issues' ? whole : namedUuid(whole, feedFolder(scope))
}

function issueEntry(issue: FeedIssue, { address }: Publication): FeedEntry {
  const { id, title, description, feed, language, author, tags, cover, coverAlt, publishedAt, updatedAt } = issue
  return {
    id,
    title,
    address: `${address}${issuePath(issue.slug)}`,
    via: null,
    summary: description,
    html: atAddress(feed, address),
    language,
    author,
    tags,
    picture: cover === null ? null : { address: new URL(cover, address).href, alt: coverAlt },
    publishedAt,
    updatedAt,
  }
}

function itemEntry({ issue, ...item }: FeedItem, { address }: Publication): FeedEntry {
  const { id, title, feed, publishedAt, updatedAt } = item
  const { language, author, tags } = issue
  return {
    id,
    title,
    address: atAddress(item.address, address),
    via: { address: `${address}${issuePath(issue.slug)}`, title: issue.title },
    summary: '',
    html: atAddress(feed, address),
    language,
    author,
    tags,
    picture: null,
    publishedAt,
    updatedAt,
  }
}
