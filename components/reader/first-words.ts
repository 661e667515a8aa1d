const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/**
 * The first paragraph of a rendered letter as plain text, cut after a word when it is long. Paragraphs with a class are
 * labels and sources, and say nothing for the letter.
 * @param longest in characters.
 * @returns an empty string when no paragraph says anything.
 */
export function firstWords(html: string, longest = 200): string {
  for (const [, paragraph = ''] of html.matchAll(/<p>([\s\S]*?)<\/p>/g)) {
    const text = plain(paragraph)
    if (text) return shorten(text, longest)
  }
  return ''
}

function plain(html: string): string {
  return html
    .replace(/<sup>(?:, )?<a [^>]*role="doc-noteref">\d+<\/a><\/sup>/g, '')
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hexadecimal, decimal, name) => {
      if (name) return entities[String(name)] ?? whole
      const code = hexadecimal ? Number.parseInt(String(hexadecimal), 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/\s+/g, ' ')
    .trim()
}

function shorten(text: string, longest: number): string {
  const characters = Array.from(text)
  if (characters.length <= longest) return text
  const cut = characters.slice(0, longest - 1).join('')
  const space = cut.lastIndexOf(' ')
  // Chinese and Japanese have no spaces to end at.
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, '')}…`
}
