/** A feed before it is written in one format or another. Every address in it is absolute. */
export type Feed = {
  /** A UUID that stays the same whatever else changes; the pages of an archive have that of their feed. */
  id: string
  title: string
  /** May be empty. */
  description: string
  /** Where people read the same. */
  home: string
  /** BCP 47. */
  language: string
  /** Who writes it: the newsletter itself, where nobody is named. */
  author: string
  /** When what its entries say last changed; never the time of a request. */
  updatedAt: Date
  /** The WebSub hub that tells of news. */
  hub: string | null
  /** The folder that this document lies in, under the name of its format, without a closing slash. */
  folder: string
  /** The folder with the newest entries, where this is a page of the archive. */
  current: string | null
  /** The folders with the entries before and after these; null where there are none, or they are not in the archive. */
  previous: string | null
  next: string | null
  /** The newest first. */
  entries: FeedEntry[]
}

export type FeedEntry = {
  /** A UUID that stays the same whatever else changes. */
  id: string
  title: string
  /** What the title leads to. */
  address: string
  /** The issue that a curated link stands in. */
  via: { address: string; title: string } | null
  /** One or two sentences of plain text; may be empty. */
  summary: string
  /** Standing HTML with absolute addresses. */
  html: string
  /** BCP 47. */
  language: string
  /** Who wrote it; null: who writes the feed. */
  author: string | null
  tags: string[]
  /** What stands for it where it is listed. */
  picture: { address: string; alt: string } | null
  publishedAt: Date
  /** When what it says last changed. */
  updatedAt: Date
}
