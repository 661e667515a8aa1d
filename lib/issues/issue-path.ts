/** The path of an issue within the site, in the form that goes over the wire. */
export function issuePath(slug: string): string {
  return `/issues/${encodeURIComponent(slug)}`
}

/** The absolute address of an issue. @param address the publication's, without a closing slash. */
export function issueAddress(address: string, slug: string): string {
  return `${address}${issuePath(slug)}`
}
