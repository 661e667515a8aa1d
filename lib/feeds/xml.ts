// All but the characters of XML 1.0 (section 2.2), which can't be escaped either.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

// A parser takes a line break or a tab in an attribute for a space (section 3.3.3).
const spaces: Record<string, string> = { '\n': '&#10;', '\t': '&#9;' }

/** Text without the characters that XML 1.0 can't hold: controls, and halves of a character. */
export function storable(text: string): string {
  return text.replace(forbidden, '')
}

/** Text as it may stand in an XML 1.0 element; characters that XML can't hold are dropped. */
export function escapeXml(text: string): string {
  return storable(text).replace(/[&<>"'\r]/g, (character) => escapes[character] ?? character)
}

type Attributes = Record<string, string | null>

/** An element that holds text. An attribute that is null is left out. */
export function element(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}>${escapeXml(text)}</${name}>`
}

/** An element without content. */
export function emptyElement(name: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}/>`
}

/** An element around others, a line each; what is null or empty is left out. */
export function group(name: string, inside: readonly (string | null)[], attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}>\n${inside.filter(Boolean).join('\n')}\n</${name}>`
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('')
}

function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\n\t]/g, (character) => spaces[character] ?? character)
}
