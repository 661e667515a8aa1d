/** The number of a page as an address says it, from 1; null for anything else. */
export function pageNumber(written: string): number | null {
  return /^[1-9]\d{0,5}$/.test(written) ? Number(written) : null
}
