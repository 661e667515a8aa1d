/** What the pages themselves say, beside what the author wrote. */
export type Words = {
  /** BCP 47, of these words. */
  language: string
  /** How an issue is called by its number, as the language writes that. */
  issue: (number: number | string) => string
  allIssues: string
  earlierIssues: string
  readWhole: string
  previous: string
  next: string
  skip: string
  follow: string
  followHow: string
  firstAppeared: string
  nothingYet: string
  notFound: string
  notFoundHow: string
  failed: string
  failedHow: string
  home: string
  /** Above a draft that its author shows to somebody. */
  sharedDraft: (until: string) => string
  previewGone: string
  previewGoneHow: string
  /** The way to all that was written: `12 issues`. */
  issues: (count: string) => string
  tags: string
  /** Above the issues with one tag. */
  tagged: (tag: string) => string
  noTags: string
  about: string
  aboutAuthor: string
  search: string
  searchHow: string
  searchPlaceholder: string
  /** `written` is the number as the language writes it. */
  found: (count: number, written: string) => string
  foundNothing: (query: string) => string
  foundNothingHow: string
  newer: string
  older: string
  page: (number: string, of: string) => string
  contents: string
  minutes: (count: number, written: string) => string
  editedOn: (date: string) => string
  share: string
  shareByMail: string
  addressToCopy: string
  otherLanguages: string
  inLanguage: string
  markdown: string
  feeds: string
  feedsHow: string
  feedWhat: string
  feedOfIssues: string
  feedOfItems: string
  feedOfTag: (tag: string) => string
  feedOfLanguage: (language: string) => string
  openInReader: string
  /** Names the list of years in the archive. */
  years: string
  /** Since when a newsletter goes out; `date` is a month and its year. */
  since: (date: string) => string
  /** Who wrote an issue. */
  by: (author: string) => string
  latestIssues: string
  /** Names the list of ways to the rest of the newsletter. */
  waysOn: string
  /** Instead of an answer: what was typed is too much to look for. */
  searchTooLong: string
  /** Instead of an answer: others are asking, or the question takes too long. */
  searchBusy: string
  /** The way to the page of all feeds. */
  allFeeds: string
}
