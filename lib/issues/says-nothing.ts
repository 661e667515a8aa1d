import type { DocumentJson, NodeName } from '@/lib/document/schema.ts'

/** What says something without a word of text. What is filled in by itself, such as a list of past issues, does not. */
const speaking = new Set<string>([
  'image',
  'figure',
  'card',
  'embed',
  'inlineMath',
  'blockMath',
  'horizontalRule',
] satisfies NodeName[])

type Node = { type: string; text?: string; attrs?: Record<string, unknown>; content?: readonly unknown[] }

/** Whether a document has nothing to read: no word, no picture, no link, no formula, no rule. */
export function saysNothing(document: DocumentJson): boolean {
  return isSilent(document)
}

function isSilent({ type, text, attrs, content = [] }: Node): boolean {
  if (text?.trim() || speaking.has(type)) return false
  if (type === 'item' && (attrs?.href || attrs?.citation)) return false
  return content.every((child) => isSilent(child as Node))
}
