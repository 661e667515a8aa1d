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
  if (node.type === 'heading' || node.type === 'itemTitle') return add(plainText(node.content), true)
  if (node.type === 'codeBlock') return node.content?.forEach(({ text }) => add(text))
  if (node.type === 'blockMath') return add(node.attrs.latex)
  if (node.type === 'figure') add(node.attrs.alt)
  if (node.type === 'embed') add(node.attrs.author)
  if (node.type === 'card' || node.type === 'embed') add(node.attrs.title)
  if (node.type === 'card') add(node.attrs.description)
  if (!('content' in node)) return
  if (isOneLine(node.content)) add(plainText(node.content))
  else for (const child of node.content ?? []) addLines(child, lines)
  if (node.type === 'item') add(node.attrs.citation)
}

function isOneLine(content: readonly { type: string }[] | undefined): content is readonly InlineJson[] {
  const first = content?.[0]?.type
  return first !== undefined && ['text', 'hardBreak', 'image', 'inlineMath', 'footnoteReference'].includes(first)
}
