import { AbsurdHtml, parseHtml } from '@/lib/document/html/parse.ts'
import { textOf, type HtmlNode } from '@/lib/document/html/tree.ts'

// Pages often encode their words twice, or have tags where only words belong.
const mostRounds = 4
const looksLikeHtml = /<[a-z/!?]|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i
const neverRead: ReadonlySet<string> = new Set(
  'script style template noscript iframe svg math title textarea'.split(' '),
)

/**
 * Words of a page as one line of plain text: entities decoded, tags, controls and marks that turn the direction of text
 * taken out, spaces collapsed, no longer than wanted; null when nothing is left.
 */
export function plainWords(said: string | null | undefined, longest: number): string | null {
  if (said === null || said === undefined) return null
  // However it ends, nobody reads more than this; and it bounds what decoding costs.
  let words = said.slice(0, longest * 20)
  for (let round = 0; round < mostRounds && looksLikeHtml.test(words); round += 1) words = withoutTags(words)
  if (looksLikeHtml.test(words)) words = words.replace(/[<>&]/g, ' ')
  const clean = words
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return shortened(clean, longest) || null
}

/** Text of at most so many UTF-16 units: cut between words where that is near, never within a character, and so marked. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(
    text.slice(0, longest + 64),
  )) {
    if (index + segment.length > longest - 1) break
    end = index + segment.length
  }
  const start = text.slice(0, end)
  const space = start.lastIndexOf(' ')
  return `${(space > Math.max(0, end - 40) ? start.slice(0, space) : start).replace(/[\s.,;:–—-]+$/, '')}…`
}

function withoutTags(words: string): string {
  try {
    return textOf(readAloud(parseHtml(words, { as: 'fragment' })))
  } catch (error) {
    if (!(error instanceof AbsurdHtml)) throw error
    return words.replace(/[<>&]/g, ' ')
  }
}

function readAloud(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (node.type !== 'element') return [node]
    return neverRead.has(node.name) ? [] : [{ ...node, children: readAloud(node.children) }]
  })
}
