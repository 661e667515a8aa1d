const linkSchemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel'])
const imageSchemes: ReadonlySet<string> = new Set(['http', 'https'])

// The longest address that browsers and mail programs are sure to follow is shorter than this.
const longestAddress = 8192

/**
 * The address of a link as it may be written into a page, or null when it is not safe: what is no `http`, `https`,
 * `mailto` or `tel` address, no path within a site and no anchor.
 *
 * Addresses are read as browsers read them (WHATWG URL Standard): controls and spaces around them do not count, tabs and
 * line breaks within them neither, and a backslash is a slash. An address that depends on that is refused, not repaired;
 * only spaces around it are taken away. Addresses without a scheme that name another host (`//host`) are refused too.
 */
export function safeAddress(address: string): string | null {
  return safe(address, linkSchemes)
}

/** The same as `safeAddress` for what is loaded into a page without a click: `http`, `https` and paths within a site. */
export function safeImageAddress(address: string): string | null {
  return safe(address, imageSchemes)
}

/**
 * The whole address for where a page's own address is not known, such as feeds and mails; null when it is not safe.
 * @param base absolute address that relative ones start from, such as that of the issue.
 */
export function absoluteAddress(address: string, base: string): string | null {
  return absolute(safeAddress(address), base)
}

/** The same as `absoluteAddress` for images. */
export function absoluteImageAddress(address: string, base: string): string | null {
  return absolute(safeImageAddress(address), base)
}

function safe(given: string, schemes: ReadonlySet<string>): string | null {
  const address = given.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  if (address === '' || address.length > longestAddress) return null
  // Controls, bidirectional overrides, invisible characters and a byte order mark have no place in an address.
  if (/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(address)) return null
  if (/^[\\/]{2}/.test(address) || /^[^?#]*\\/.test(address)) return null
  // An entity that was not decoded before the first slash could become a scheme in a second reading.
  if (/^[^/?#]*&[^/?#;]*(?:;|#)/.test(address)) return null
  const scheme = /^([^/?#]*?):/.exec(address)?.[1]
  if (scheme === undefined) return address
  if (!schemes.has(scheme.toLowerCase())) return null
  return /^https?:/i.test(address) && !URL.canParse(address) ? null : address
}

function absolute(address: string | null, base: string): string | null {
  if (address === null || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address
  return URL.canParse(address, base) ? new URL(address, base).href : null
}
