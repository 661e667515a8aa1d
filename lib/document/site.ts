/** The site that an address leads to, as readers know it: its host without `www.`; null for a path of our own and for mail. */
export function siteOf(href: string): string | null {
  if (!/^\s*https?:/i.test(href) || !URL.canParse(href)) return null
  return new URL(href).host.replace(/^www\./, '')
}

/** An address as it stands where there are no other words for it: without what every address has. */
export function bareAddress(href: string): string {
  return href
    .trim()
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/i, '')
    .replace(/^([^/?#]+)\/$/, '$1')
}
