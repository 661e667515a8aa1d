import type { Node } from '@tiptap/pm/model'
import { footnoteKey, numberFootnotes } from '@/lib/document/footnotes.ts'
import type { DocumentJson, FootnoteJson, FootnoteReferenceJson } from '@/lib/document/schema.ts'

/** The number of a footnote as readers see it, and whether anything calls it; by `footnoteKey` of its label. */
export type FootnoteNumbers = ReadonlyMap<string, { number: number; references: number }>

export const noNumbers: FootnoteNumbers = new Map()

/** Numbers the footnotes of a document as its renderings do. */
export function footnoteNumbers(doc: Node): FootnoteNumbers {
  return hasFootnotes(doc) ? numberFootnotes(skeleton(doc)) : noNumbers
}

/** The number that a label has in a document; null where no footnote has that label. */
export function numberOf(label: unknown, numbers: FootnoteNumbers): number | null {
  return numbers.get(footnoteKey(String(label)))?.number ?? null
}

/** Whether readers see the same numbers, in the same order. */
export function isSameNumbers(one: FootnoteNumbers, other: FootnoteNumbers): boolean {
  if (one === other) return true
  if (one.size !== other.size) return false
  for (const [key, { number, references }] of one) {
    const same = other.get(key)
    if (same?.number !== number || same.references !== references) return false
  }
  return true
}

function hasFootnotes(doc: Node): boolean {
  return doc.lastChild?.type.name === 'footnote'
}

/** A document without its words: only the calls of footnotes, and the footnotes. */
function skeleton(doc: Node): DocumentJson {
  const inText: FootnoteReferenceJson[] = []
  const notes: FootnoteJson[] = []
  doc.forEach((node) => {
    if (node.type.name !== 'footnote') inText.push(...callsIn(node))
    else {
      const label = String(node.attrs.label)
      notes.push({ type: 'footnote', attrs: { label }, content: [{ type: 'paragraph', content: callsIn(node) }] })
    }
  })
  return { type: 'doc', content: [{ type: 'paragraph', content: inText }, ...notes] }
}

const calls = new WeakMap<Node, FootnoteReferenceJson[]>()

/** The calls in a block; looked for once, as this is asked with every letter typed. */
function callsIn(block: Node): FootnoteReferenceJson[] {
  let found = calls.get(block)
  if (!found) {
    found = findCalls(block)
    calls.set(block, found)
  }
  return found
}

function findCalls(block: Node): FootnoteReferenceJson[] {
  const found: FootnoteReferenceJson[] = []
  block.descendants((node) => {
    if (node.type.name === 'footnoteReference') {
      found.push({ type: 'footnoteReference', attrs: { label: String(node.attrs.label) } })
    }
  })
  return found
}
