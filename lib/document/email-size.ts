/** From how many bytes on Gmail cuts a mail off and hides the rest behind a link: 102 KB, of its HTML alone. */
export const clippedFrom = 102 * 1024

/** How large the HTML of a mail is, in bytes of UTF-8, and whether Gmail would cut it off. */
export function emailSize(html: string): { bytes: number; isClipped: boolean } {
  const bytes = new TextEncoder().encode(html).length
  return { bytes, isClipped: bytes > clippedFrom }
}
