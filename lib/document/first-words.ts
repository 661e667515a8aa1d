import { plainText } from './plain-text.ts'
import type { DocumentJson, NodeJson } from './schema.ts'

/** The first paragraph of a document that says something, cut after a word when it is long; empty when there is none. */
export function firstWords(document: DocumentJson, longest = 150): string {
  return shorten(firstParagraph(document), longest)
}

function firstParagraph(node: NodeJson): string {
  if (node.type === 'paragraph') return plainText(node.content).replace(/\s+/g, ' ').trim()
  if (node.type === 'footnote' || node.type === 'table' || !('content' in node)) return ''
  for (const child of node.content ?? []) {
    const words = firstParagraph(child)
    if (words !== '') return words
  }
  return ''
}

function shorten(text: string, longest: number): string {
  const letters: string[] = []
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    letters.push(segment)
    if (letters.length > longest) break
  }
  if (letters.length <= longest) return text
  const cut = letters.slice(0, longest - 1).join('')
  const space = cut.lastIndexOf(' ')
  // Chinese and Japanese have no spaces to end at.
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.，、；：。]+$/, '')}…`
}
