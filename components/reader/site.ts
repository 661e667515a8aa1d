import type { Publication } from '@/lib/publication/find.ts'

/** What every page of a publication is made with. */
export type Site = {
  publication: Publication
  /** Path of the stylesheet, with its content's hash. */
  stylesheet: string
}

/** The path of an issue's page, in the form that goes over the wire. */
export function issuePath(slug: string): string {
  return `/issues/${encodeURIComponent(slug)}`
}

/** The path of the search. */
export const searchPath = '/search'

/** The path of the description of the search for browsers. */
export const searchDescriptionPath = '/opensearch.xml'
