import type { CardJson, EmbedJson } from './schema.ts'
import { bareAddress, siteOf } from './site.ts'
import { wordsIn } from './words.ts'

/** What a card says, the address in place of a title that is missing; null for what it does not say. */
export function cardWords({ href, title, description, site }: CardJson['attrs']): {
  title: string | null
  description: string | null
  site: string | null
} {
  if (title === null) return { title: href === null ? null : bareAddress(href), description, site }
  return { title, description, site: site ?? (href === null ? null : siteOf(href)) }
}

/**
 * What an embed says. Its title is null only where there is nothing to follow either; `by` is its author and its site,
 * for those of the two that are known.
 */
export function embedWords(
  { kind, href, title, author }: EmbedJson['attrs'],
  language: string,
): { title: string | null; by: string[] } {
  const site = href === null ? null : siteOf(href)
  return {
    title: title ?? (href === null ? null : wordsIn(language).embed[kind]),
    by: [author, site].filter((each) => each !== null),
  }
}
