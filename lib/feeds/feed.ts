/** A feed before it is written in one format or another. Every address in it is absolute. */
export type Feed = {
  title: string
  description: string
  /** Where people read. */
  home: string
  /** BCP 47. */
  language: string
  /** When anything that it says last changed; never the time of a request. */
  changedAt: Date
  /** The newest first. */
  entries: FeedEntry[]
}

export type FeedEntry = {
  /** A UUID that stays the same whatever else changes. */
  id: string
  title: string
  address: string
  /** One or two sentences of plain text; may be empty. */
  summary: string
  /** Standing HTML with absolute addresses. */
  html: string
  /** BCP 47. */
  language: string
  author?: string
  publishedAt: Date
}
