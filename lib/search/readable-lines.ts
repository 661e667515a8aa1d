import { plainText } from '@/lib/document/plain-text.ts'
import type { DocumentJson, InlineJson, NodeJson } from '@/lib/document/schema.ts'

/** A line of a letter, and whether it is one that readers scan for: a heading, or the title of an item. */
export type Line = { text: string; isHeading: boolean }

/** What readers read in a letter, line by line: text, captions, cards, notes. Addresses are no reading matter. */
export function readableLines(document: DocumentJson): Line[] {
  const lines: Line[] = []
  addLines(document, lines)
  return lines
}

function addLines(node: NodeJson, lines: Line[]): void {
  const add = (text: string | null, isHeading = false) => {
    const line = text?.replace(/\s+/g, ' ').trim()
    if (line) lines.push({ text: line, isHeading })
  }
  switch (node.type) {
    case 'heading':
    case 'itemTitle':
      return add(plainText(node.content), true)
    case 'codeBlock':
      for (const { text } of node.content ?? []) add(text)
      return
    case 'card':
      add(node.attrs.title)
      return add(node.attrs.description)
    case 'embed':
      add(node.attrs.title)
      return add(node.attrs.author)
    case 'blockMath':
      return add(node.attrs.latex)
    case 'item':
      for (const child of node.content) addLines(child, lines)
      return add(node.attrs.citation)
    case 'figure':
      add(node.attrs.alt)
      break
    default:
  }
  if (!('content' in node)) return
  if (isOneLine(node.content)) add(plainText(node.content))
  else for (const child of node.content ?? []) addLines(child as NodeJson, lines)
}

function isOneLine(content: readonly { type: string }[] | undefined): content is readonly InlineJson[] {
  const first = content?.[0]?.type
  return first !== undefined && ['text', 'hardBreak', 'image', 'inlineMath', 'footnoteReference'].includes(first)
}
