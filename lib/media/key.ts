/** Keys are `<SHA-256 in hex>.<extension>`; nothing else is ever looked up on disk. */
const keyPattern = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp)$/

/** Whether a name can be the key of a stored picture. */
export function isKey(name: string): boolean {
  return keyPattern.test(name)
}

/** Where a stored picture is served: a path below the publication's address. */
export function mediaAddress(key: string): string {
  return `/media/${key}`
}

/** The key in an address as `mediaAddress` makes it, or null. */
export function keyInAddress(address: string): string | null {
  const key = address.startsWith('/media/') ? address.slice('/media/'.length) : ''
  return isKey(key) ? key : null
}
