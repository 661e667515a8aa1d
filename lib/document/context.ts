/** Where and in which language a document is read. */
export type RenderingContext = {
  /** Public address of the publication, without a closing slash: `https://letters.example.org`. */
  address: string
  /** Absolute address of the issue's own page, from which relative addresses start. */
  issueAddress: string
  /** BCP 47, such as `zh-Hans`. */
  language: string
  /** Whether a picture can be had at an address as the document has it. Left out: they all can, as far as one knows. */
  hasPicture?: (src: string) => boolean
}
