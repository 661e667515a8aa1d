import type { DocumentJson, FootnoteJson, NodeJson } from './schema.ts'

/** A footnote with its number, and how often it is called. */
export type NumberedFootnote = { number: number; node: FootnoteJson; references: number }

/** Footnotes compare by label without regard to capitals, as in Markdown. */
export function footnoteKey(label: string): string {
  return label.toLowerCase().toUpperCase()
}

/**
 * Numbers the footnotes of a document: first by where the text calls them, then by where other footnotes do, then those
 * that nothing calls. Of several footnotes with one label the first counts; the map is in the order of the numbers.
 */
export function numberFootnotes(document: DocumentJson): ReadonlyMap<string, NumberedFootnote> {
  const all = new Map<string, FootnoteJson>()
  for (const node of document.content) {
    if (node.type === 'footnote' && !all.has(footnoteKey(node.attrs.label))) {
      all.set(footnoteKey(node.attrs.label), node)
    }
  }
  const numbered = new Map<string, NumberedFootnote>()
  const waiting: FootnoteJson[] = []
  const count = (key: string, references: number) => {
    const known = numbered.get(key)
    const node = all.get(key)
    if (known) known.references += references
    else if (node) {
      numbered.set(key, { number: numbered.size + 1, node, references })
      waiting.push(node)
    }
  }
  const visit = (node: NodeJson): void => {
    if (node.type === 'footnoteReference') count(footnoteKey(node.attrs.label), 1)
    if ('content' in node) for (const child of node.content ?? []) visit(child)
  }
  for (const node of document.content) if (node.type !== 'footnote') visit(node)
  const visitWaiting = () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) visit(next)
  }
  visitWaiting()
  for (const key of all.keys()) {
    count(key, 0)
    visitWaiting()
  }
  return numbered
}
