import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** A piece of raw HTML as CommonMark finds it in a line. */
export type Tag = OpeningTag | { kind: 'close'; name: string } | { kind: 'comment' } | { kind: 'other' }
export type OpeningTag = { kind: 'open'; name: string; attributes: Map<string, string> }

/** Reads one piece of raw HTML: an opening or closing tag, a comment, or what is neither. */
export function readTag(html: string): Tag {
  if (/^<!--[\s\S]*-->$/.test(html)) return { kind: 'comment' }
  const [, slash, name, rest = ''] = /^<(\/?)([a-z][a-z0-9-]*)((?:\s[\s\S]*)?)\/?>$/i.exec(html) ?? []
  if (name === undefined) return { kind: 'other' }
  if (slash === '/') return { kind: 'close', name: name.toLowerCase() }
  const attributes = new Map<string, string>()
  for (const [, attribute = '', double, single, bare] of rest.matchAll(
    /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g,
  )) {
    const key = attribute.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''))
  }
  return { kind: 'open', name: name.toLowerCase(), attributes }
}

/** Text of HTML without its character references. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (typeof name === 'string') return decodeNamedCharacterReference(name) || whole
      const code = typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hexadecimal), 16)
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
    },
  )
}
