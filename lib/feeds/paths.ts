/*
 * Where the feeds are. Each is a folder that holds the same entries in three formats: the whole publication's is the root
 * of the site, the others lie below the pages that show the same to people. The archive of a feed (RFC 5005) is made of
 * folders below its own.
 */

/** What a feed is of: all issues, those with a tag or in a language (BCP 47), or the curated links by themselves. */
export type FeedScope =
  | { of: 'issues' }
  | { of: 'items' }
  | { of: 'tag'; tag: string }
  | { of: 'language'; language: string }

export type FeedFormat = 'rss' | 'atom' | 'json'

/** The name of a feed's document in each format. They never change: feed readers keep them for years. */
export const feedFiles = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } satisfies Record<FeedFormat, string>

export const feedFormats = Object.keys(feedFiles) as FeedFormat[]

/** What the three are called, and as what they are sent. */
export const feedNames = { rss: 'RSS', atom: 'Atom', json: 'JSON' } satisfies Record<FeedFormat, string>
export const feedTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} satisfies Record<FeedFormat, string>

/** The path of a feed's folder, without a closing slash; empty for the whole publication. */
export function feedFolder(scope: FeedScope): string {
  if (scope.of === 'issues') return ''
  if (scope.of === 'items') return '/items'
  return scope.of === 'tag' ? `/tags/${encodeURIComponent(scope.tag)}` : `/in/${encodeURIComponent(scope.language)}`
}

/** The path of a page of a feed's archive. @param page from 1, the oldest. */
export function archiveFolder(scope: FeedScope, page: number): string {
  return `${feedFolder(scope)}/archive/${page}`
}

/** The path, or the address, of a feed in one format. @param folder as path or whole address. */
export function feedIn(folder: string, format: FeedFormat): string {
  return `${folder}/${feedFiles[format]}`
}

/** A feed document as its path names it; `page` is null for the one with the newest entries, which people subscribe to. */
export type FeedPath = { scope: FeedScope; page: number | null; format: FeedFormat }

/** Reads the path of a feed document. @param steps of the path, decoded. @returns null for what is no such path. */
export function readFeedPath(steps: readonly string[]): FeedPath | null {
  const format = feedFormats.find((each) => feedFiles[each] === steps.at(-1))
  if (!format) return null
  const folder = steps.slice(0, -1)
  if (folder.at(-2) === 'archive') {
    const scope = readScope(folder.slice(0, -2))
    const page = folder.at(-1) ?? ''
    return scope && /^[1-9]\d{0,8}$/.test(page) ? { scope, page: Number(page), format } : null
  }
  const scope = readScope(folder)
  return scope && { scope, page: null, format }
}

function readScope([first, second, ...more]: readonly string[]): FeedScope | null {
  if (first === undefined) return { of: 'issues' }
  if (more.length > 0) return null
  if (second === undefined) return first === 'items' ? { of: 'items' } : null
  if (first === 'tags') return { of: 'tag', tag: second }
  return first === 'in' ? { of: 'language', language: second } : null
}
