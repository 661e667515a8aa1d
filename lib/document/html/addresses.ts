/** An address as the page means it, where the page says what its addresses are relative to; otherwise as it stands. */
export function resolved(address: string, base: string | null): string {
  // Pages that were read by `http:` and `https:` left the choice to the browser.
  if (address.startsWith('//')) return URL.canParse(`https:${address}`) ? `https:${address}` : address
  if (base === null || address.startsWith('#')) return address
  return URL.canParse(address, base) ? new URL(address, base).href : address
}

/** Where an address leads that only counts its visitors: Google's and Microsoft's documents wrap links in such. */
export function meantAddress(address: string): string {
  const url = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : null
  if (url === null) return address
  const isGoogle = /^www\.google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url'
  const isOutlook = url.hostname.endsWith('.safelinks.protection.outlook.com')
  const meant = isGoogle
    ? (url.searchParams.get('q') ?? url.searchParams.get('url'))
    : isOutlook
      ? url.searchParams.get('url')
      : null
  return meant !== null && /^(?:https?|mailto):/i.test(meant) ? meant : address
}

/** A whole web address; one that leaves out `https:` gets it. Null for all else. */
export function webAddress(address: string | null): URL | null {
  if (address === null) return null
  const whole = address.startsWith('//') ? `https:${address}` : address
  return /^https?:\/\//i.test(whole) && URL.canParse(whole) ? new URL(whole) : null
}
