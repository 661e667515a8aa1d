import type { BlockContent } from 'mdast'
import { isFootnoteLabel } from '../nodes/footnote.ts'
import { at, type Handler } from './conversion.ts'
import { Links } from './link-pairs.ts'
import { attribute, hasContent, isBlank, isElement, type HtmlElement, type HtmlNode } from './tree.ts'

// No tag has such a name.
const referenceName = '#reference'
const noteName = '#note'

/**
 * Makes footnotes of links and notes that lead to each other, whatever program wrote them. The notes leave their places,
 * and what only stood around them goes with them.
 */
export function withFootnotes(nodes: readonly HtmlNode[]): HtmlNode[] {
  const pairs = new Links(nodes).pairs()
  if (pairs.length === 0) return [...nodes]
  const labels = labelsOf(pairs)
  const left = new Set<HtmlNode>(pairs.flatMap(({ note, backs }) => [note, ...backs]))
  const references = new Map(pairs.map(({ link, note }) => [link, labels.get(note) ?? '']))
  const notes = new Map(pairs.map(({ note }) => [note, labels.get(note) ?? '']))
  const written = [...notes].map(([note, label]) => ({
    ...labelled(noteName, label, note),
    children: withoutSpaceInFront(rewritten(note.children, references, left)),
  }))
  return [...rewritten(nodes, references, left), ...written]
}

export const footnoteReference: Handler = (element) => {
  const label = attribute(element, 'label') ?? ''
  return [{ type: 'footnoteReference', identifier: label.toLowerCase(), label, position: at(element) }]
}

export const footnote: Handler = (element, conversion) => {
  const label = attribute(element, 'label') ?? ''
  const children = conversion.blocks(element.children) as BlockContent[]
  return [{ type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children, position: at(element) }]
}

export const footnoteHandlers: readonly [Handler, string][] = [
  [footnoteReference, referenceName],
  [footnote, noteName],
]

/** A label for each note: what stands in the first link to it, where that can be one and no other note has it. */
function labelsOf(pairs: ReturnType<Links['pairs']>): Map<HtmlElement, string> {
  const labels = new Map<HtmlElement, string>()
  const taken = new Set<string>()
  for (const { note, word } of pairs) {
    if (labels.has(note)) continue
    let label = isFootnoteLabel(word) && !taken.has(word) ? word : String(labels.size + 1)
    while (taken.has(label)) label = `${label}-`
    taken.add(label)
    labels.set(note, label)
  }
  return labels
}

function labelled(name: string, label: string, { line }: HtmlElement): HtmlElement {
  return { type: 'element', name, attributes: new Map([['label', label]]), children: [], line }
}

function rewritten(
  nodes: readonly HtmlNode[],
  references: ReadonlyMap<HtmlNode, string>,
  left: ReadonlySet<HtmlNode>,
): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (left.has(node)) return []
    if (node.type !== 'element') return [node]
    const label = references.get(node)
    if (label !== undefined) return [labelled(referenceName, label, node)]
    const children = rewritten(node.children, references, left)
    const shown = children.filter((child) => !isBlank(child))
    // A reference stands above the line by itself.
    if (node.name === 'sup' && shown.length === 1 && isElement(shown[0], referenceName)) return shown
    const wasLeft = children.length < node.children.length
    return wasLeft && isOnlyAround(node, children) ? [] : [{ ...node, children }]
  })
}

/** The words of a note, without the space that stood between its number and them. */
function withoutSpaceInFront(nodes: readonly HtmlNode[]): HtmlNode[] {
  const first = nodes.findIndex((node) => !isBlank(node))
  return nodes.map((node, index) => {
    if (index !== first) return node
    if (node.type === 'text') return { ...node, value: node.value.replace(/^\s+/, '') }
    return node.type === 'element' ? { ...node, children: withoutSpaceInFront(node.children) } : node
  })
}

/** Whether an element only held notes: nothing is left in it but a rule and a heading. */
function isOnlyAround({ name }: HtmlElement, children: readonly HtmlNode[]): boolean {
  if (!/^(?:aside|div|dl|footer|ol|section|ul)$/.test(name)) return false
  return !hasContent(children.filter((child) => !isElement(child, 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')))
}
