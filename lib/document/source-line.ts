import { readCitation, type Citation } from './citation.ts'
import type { ItemJson } from './schema.ts'
import { bareAddress, siteOf } from './site.ts'

/** What stands in small type below the title of an item. */
export type SourceLine = {
  /** The site that the title leads to; null when the title says it already. */
  host: string | null
  /** The citation, whose found id leads to the work unless the title does. */
  citation: Citation | null
}

/** Where an item comes from. Null when there is nothing to say. */
export function sourceLine({ attrs: { href, citation }, content: [title] }: ItemJson): SourceLine | null {
  const host = title.content && href !== null ? siteOf(href) : null
  if (host === null && citation === null) return null
  if (citation === null) return { host, citation: null }
  const read = readCitation(citation)
  const isRepeated = read.href !== null && href !== null && placeOf(read.href) === placeOf(href)
  return { host, citation: isRepeated ? { before: citation, words: '', href: null, after: '' } : read }
}

/** The words for an item without a title: its address. Null when it has none either. */
export function untitled({ attrs: { href } }: ItemJson): string | null {
  return href === null ? null : bareAddress(href)
}

/** An address without what does not change the place: scheme, `www.` or `dx.`, query, and a slash at its end. */
function placeOf(address: string): string {
  const place = address.replace(/[?#].*$/s, '').replace(/^https?:\/\/(?:www\.|dx\.)?/i, '')
  return place.replace(/\/$/, '').toLowerCase()
}
