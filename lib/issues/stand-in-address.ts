/**
 * Stands for the publication's address in stored renderings, so that they stay right when the address changes. Nobody
 * can own it (RFC 2606, section 2), so no letter links there by itself.
 */
export const standInAddress = 'https://masthead.invalid'

/** A stored rendering with the publication's address in its place. @param address an origin without a closing slash. */
export function atAddress(rendering: string, address: string): string {
  return rendering.replaceAll(standInAddress, address)
}
