/** Where, when and in which language a document is read, and what its renderings can't know by themselves. */
export type RenderingContext = {
  /** Public address of the publication, without a closing slash: `https://letters.example.org`. */
  address: string
  /** Absolute address of the issue's own page, from which relative addresses start. */
  issueAddress: string
  /** BCP 47, such as `zh-Hans`. */
  language: string
  /**
   * What is known of the picture at an address as the document has it: its sizes, `'missing'` when it can't be had, or
   * null when nothing is known, as of a picture on another site. Left out: nothing is known of any.
   */
  picture?: (src: string) => Picture | 'missing' | null
  /** What the automatic blocks are filled with. Left out: nothing is known of the publication. */
  publication?: PublicationFacts
}

/** A picture that can be had, in pixels. */
export type Picture = {
  width: number
  height: number
  /** The same picture in lesser widths, for `srcset`; none when there are none. */
  narrower: readonly { src: string; width: number }[]
}

/** What the automatic blocks of an issue say of the newsletter around it. */
export type PublicationFacts = {
  title: string
  /** Who writes it; empty when it was not said. */
  author: { name: string; about: string }
  /** Issues that went out before this one, the latest first; never this one itself. */
  pastIssues: readonly PastIssue[]
}

export type PastIssue = {
  title: string
  number: number | null
  /** As readers are shown it, written in the issue's language and the publication's time zone. */
  date: string
  /** A path within the site, such as `/issues/maps`. */
  path: string
}
