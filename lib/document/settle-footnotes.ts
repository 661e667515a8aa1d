import { footnoteKey, numberFootnotes } from './footnotes.ts'
import type { BlockJson, DocumentJson, FootnoteJson, InlineJson, NodeJson } from './schema.ts'

/**
 * Brings the footnotes of a document in order: each label once, written the same wherever it is called, in the order of
 * their numbers. What calls a footnote that is not there becomes text.
 */
export function settleFootnotes(document: DocumentJson): DocumentJson {
  const blocks = document.content.filter((node): node is BlockJson => node.type !== 'footnote')
  const notes = withOwnLabels(document.content.filter((node): node is FootnoteJson => node.type === 'footnote'))
  const labels = new Map(notes.map(({ attrs: { label } }) => [footnoteKey(label), label]))
  const settled = settle({ type: 'doc', content: [...blocks, ...notes] }, labels) as DocumentJson
  const inOrder = [...numberFootnotes(settled).values()].map(({ node }) => node)
  return { type: 'doc', content: [...settled.content.filter((node) => node.type !== 'footnote'), ...inOrder] }
}

/** A footnote with a label that was given before gets a number after it. */
function withOwnLabels(notes: FootnoteJson[]): FootnoteJson[] {
  const taken = new Set<string>()
  const given = new Set(notes.map(({ attrs: { label } }) => footnoteKey(label)))
  return notes.map((node) => {
    let { label } = node.attrs
    for (let count = 2; taken.has(footnoteKey(label)); count++) {
      const numbered = `${node.attrs.label.slice(0, 90)}-${count}`
      if (!given.has(footnoteKey(numbered)) || taken.has(footnoteKey(numbered))) label = numbered
    }
    taken.add(footnoteKey(label))
    return { ...node, attrs: { label } }
  })
}

function settle(node: NodeJson, labels: ReadonlyMap<string, string>): NodeJson {
  if (node.type === 'footnoteReference') return reference(node, labels)
  if (!('content' in node) || !node.content) return node
  return { ...node, content: node.content.map((child: NodeJson) => settle(child, labels)) } as NodeJson
}

function reference(
  node: Extract<InlineJson, { type: 'footnoteReference' }>,
  labels: ReadonlyMap<string, string>,
): InlineJson {
  const label = labels.get(footnoteKey(node.attrs.label))
  // A link can't hold another, and the number is one.
  const marks = node.marks?.filter((mark) => mark.type !== 'link') ?? []
  const marked = marks.length > 0 ? { marks } : {}
  if (label !== undefined) return { type: 'footnoteReference', attrs: { label }, ...marked }
  return { type: 'text', ...marked, text: `[^${node.attrs.label}]` }
}
