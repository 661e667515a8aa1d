/** The line of a source on which an address stands, however it is written there; 1 where it can't be found. */
export function lineOf(text: string, address: string): number {
  const at = waysToWrite(address)
    .map((written) => text.indexOf(written))
    .find((found) => found >= 0)
  return at === undefined ? 1 : text.slice(0, at).split(/\r\n|\r|\n/).length
}

function waysToWrite(address: string): string[] {
  const escaped = address.replaceAll('&', '&amp;')
  return [address, escaped, encodeURI(address), ...decoded(address)]
}

function decoded(address: string): string[] {
  try {
    return [decodeURI(address)]
  } catch (error) {
    if (error instanceof URIError) return []
    throw error
  }
}
