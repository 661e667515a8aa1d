/** The address of a link as it is written, and where in the source what stands in its brackets ends. */
export type Destination = { written: string; end: number }

/**
 * Reads `address)` or `<address>)` from an offset right behind the opening bracket. As in CommonMark, brackets in an
 * address must match and lie at most 32 deep in each other, so that no character is read more than 33 times however
 * many links begin in it.
 */
export function readDestination(source: string, start: number): Destination | null {
  return source[start] === '<' ? readPointed(source, start) : readBare(source, start)
}

function readPointed(source: string, start: number): Destination | null {
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === '\n' || character === '<') return null
    else if (character === '>')
      return source[at + 1] === ')' ? { written: source.slice(start + 1, at), end: at + 2 } : null
  }
  return null
}

function readBare(source: string, start: number): Destination | null {
  let depth = 0
  for (let at = start; at < source.length; at++) {
    const character = source[at] ?? ''
    if (character <= ' ') return null
    if (character === '\\' && (source[at + 1] ?? ' ') > ' ') at++
    else if (character === '(' && ++depth > 32) return null
    else if (character === ')' && --depth < 0)
      return at === start ? null : { written: source.slice(start, at), end: at + 1 }
  }
  return null
}
