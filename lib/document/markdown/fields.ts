/** What a file says of its issue in its front matter, in our words. What is not said is empty or null. */
export type MarkdownFields = {
  title: string
  subtitle: string
  number: number | null
  /** As it is written there, in ISO 8601 if the author kept to it. */
  date: string | null
  slug: string | null
  /** BCP 47, as it is written there. */
  language: string | null
  /** What its editions in other languages name, too. */
  work: string | null
  /** Where the issue first appeared. */
  canonicalAddress: string | null
  tags: string[]
  /** Who wrote this issue, where it is said. */
  author: string | null
  /** What lists and search engines are to say of it; empty where that is not said. */
  summary: string
  /** Where the picture lies that stands for the issue, as it is written there, and what it shows. */
  cover: string | null
  coverAlt: string
  /** What means nothing to us, given back when the file is written again. */
  other: Record<string, unknown>
}

/** The fields of a file without front matter. */
export const noFields: MarkdownFields = {
  title: '',
  subtitle: '',
  number: null,
  date: null,
  slug: null,
  language: null,
  work: null,
  canonicalAddress: null,
  tags: [],
  author: null,
  summary: '',
  cover: null,
  coverAlt: '',
  other: {},
}
