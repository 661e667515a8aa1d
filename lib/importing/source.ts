/** A letter to be imported, and a way to the files that lie around it. Nothing is read before it is asked for. */
export type Source = {
  /** How the file is called in reports. */
  name: string
  /** Which reader it needs. */
  format: Format
  /** @throws InvalidInput when it can't be read. */
  read(): Promise<Uint8Array>
  /**
   * A file beside this one, by an address as a letter writes it: relative to the file, or from the root of the import.
   * Null when there is none.
   * @throws UnusablePicture when there is one that is too large for a picture.
   */
  beside(address: string): Promise<Uint8Array | null>
}

export type Format = 'markdown' | 'html'

/** The largest letter that is read, in bytes. */
export const largestLetter = 20 * 1024 * 1024

/** What a file must be read as, by its name; null for what is no letter. */
export function formatOf(name: string): Format | null {
  if (/\.(?:md|markdown|mdown)$/i.test(name)) return 'markdown'
  return /\.html?$/i.test(name) ? 'html' : null
}

/**
 * Whether a path within a folder or an archive is one of the letters in it. What lies in hidden folders and among
 * installed packages, and what macOS puts beside each file, was not written by the author.
 */
export function isLetter(path: string): boolean {
  const parts = path.split(/[\\/]/)
  return formatOf(path) !== null && !parts.some((part) => /^\.|^(?:node_modules|__MACOSX)$/.test(part))
}

/**
 * The paths that an address in a letter can mean: as written, and with %20 and the like decoded, each in both forms that
 * systems give to letters with accents. One that starts with a slash starts at the root of the import.
 */
export function pathsMeantBy(address: string): string[] {
  const bare = address.split(/[?#]/)[0] ?? ''
  if (bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare) || bare.startsWith('//')) return []
  const meant = [bare, ...decoded(bare)]
  return [...new Set(meant.flatMap((path) => [path, path.normalize('NFC'), path.normalize('NFD')]))]
}

function decoded(address: string): string[] {
  try {
    return [decodeURIComponent(address)]
  } catch (error) {
    // A percent sign that begins no code: the name has it.
    if (error instanceof URIError) return []
    throw error
  }
}
