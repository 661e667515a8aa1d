// As the HTML Living Standard does it: “Determining the character encoding”, without its guesses by frequency.
const prescanned = 4096

/**
 * The text of a page in whatever encoding it is: as its byte order mark says, else the header, else the page itself, else
 * UTF-8, and Windows-1252 where it can't be that.
 * @param contentType the header `Content-Type`.
 */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const label = byMark(bytes) ?? usable(inHeader(contentType)) ?? usable(inPage(bytes))
  if (label !== undefined) return decoded(bytes, label)
  try {
    // What was cut off in the middle of a character is no reason to doubt.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return decoded(bytes, 'windows-1252')
  }
}

// What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has controls. Node 20 to 23 decode the one as the other.
const beyondLatin1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function decoded(bytes: Uint8Array, label: string): string {
  if (label !== 'windows-1252') return new TextDecoder(label).decode(bytes)
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replace(/[\x80-\x9f]/g, (control) => beyondLatin1[control.charCodeAt(0) - 0x80] ?? control)
}

function byMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return undefined
}

function inHeader(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1]
}

function inPage(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, prescanned))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '')
  const said =
    /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']+)/i.exec(start)?.[1]
  // A page that could be read so far is not in UTF-16.
  return said !== undefined && /^utf-16/i.test(said) ? 'utf-8' : said
}

/** An encoding by its name, or nothing when this Node does not know it. */
function usable(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  if (/^x-user-defined$/i.test(label)) return 'windows-1252'
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
