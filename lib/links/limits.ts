/** How long each part of fetching may take, in milliseconds. */
export type Limits = {
  /** All of it, redirects and the body included. */
  whole: number
  /** To find out where a name leads. */
  lookup: number
  /** To reach the site, encryption included. */
  connect: number
  /** From there to the end of the answer's headers. */
  headers: number
  /** Between two pieces of the body. */
  piece: number
}

export const usualLimits: Limits = { whole: 10_000, lookup: 4_000, connect: 5_000, headers: 7_000, piece: 4_000 }

/** How many times in a row a site may send a visitor elsewhere. */
export const mostRedirects = 5
/** The longest headers of an answer, in bytes. Large sites come to six thousand. */
export const mostHeaderBytes = 32 * 1024
/** The longest page, and the largest picture, in bytes, after decompression. */
export const mostPageBytes = 2 * 1024 * 1024
export const mostPictureBytes = 10 * 1024 * 1024
