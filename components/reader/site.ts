import type { Publication } from '@/lib/publication/find.ts'

/** What every page of a publication is made with. */
export type Site = {
  publication: Publication
  /** What the page itself speaks (BCP 47): the publication's language, or that of the edition it shows. */
  language: string
  /** Path of the stylesheet, with its content's hash. */
  stylesheet: string
}

/* Paths are in the form that goes over the wire. */

/** The path of an issue's page. */
export function issuePath(slug: string): string {
  return `/issues/${encodeURIComponent(slug)}`
}

/** The path of an issue as Markdown. */
export function markdownPath(slug: string): string {
  return `${issuePath(slug)}.md`
}

/** The path of all issues in one language. */
export function languagePath(language: string): string {
  return `/in/${encodeURIComponent(language)}`
}

/** The path of an archive, or of a part of it. @param language whose archive it is; null: that of the whole newsletter. */
export function archivePath(language: string | null, place: { year: number; page: number } | null = null): string {
  const base = language === null ? '/issues' : languagePath(language)
  return place === null ? base : paged(`${base}/year/${place.year}`, place.page)
}

/** The path of the issues with a tag. @param key see `tagKey`. */
export function tagPath(key: string, page = 1): string {
  return paged(`/tags/${encodeURIComponent(key)}`, page)
}

function paged(path: string, page: number): string {
  return page === 1 ? path : `${path}/page/${page}`
}

/** The path of the search. */
export const searchPath = '/search'

/** The path of the description of the search for browsers. */
export const searchDescriptionPath = '/opensearch.xml'
