import { plainText } from './plain-text.ts'
import type { DocumentJson, InlineJson, MarkJson, NodeJson } from './schema.ts'

type LinkMark = Extract<MarkJson, { type: 'link' }>

/** Where a node stands in its document: the indexes of the children to go down by, from the document itself. */
export type NodePath = readonly number[]

/**
 * What a link is a part of: words of the text, the title of an item, a card, what is embedded, a figure that leads
 * somewhere, or the credit of one.
 */
export type LinkKind = 'link' | 'item' | 'card' | 'figure' | 'credit' | 'embed'

export type DocumentLink = {
  kind: LinkKind
  /** As it is written in the document. */
  address: string
  /** The words that lead there, as readers see them; empty where there are none. */
  text: string
  /** The node that has the address, or the first of the line's nodes that do. */
  path: NodePath
  /** Where the address is kept in that node; null when it is in a mark. */
  attribute: 'href' | 'creditHref' | null
}

/** Every link of a document in the order of the text, each with its place. Pictures are shown, not linked. */
export function documentLinks(document: DocumentJson): DocumentLink[] {
  const links: DocumentLink[] = []
  visit(document, [], links)
  return links
}

/** The node at a place of a document, or null when there is none. */
export function nodeAt(document: DocumentJson, path: NodePath): NodeJson | null {
  let node: NodeJson | undefined = document
  for (const index of path) {
    const content: readonly NodeJson[] = (node && 'content' in node && node.content) || []
    node = content[index]
  }
  return node ?? null
}

function visit(node: NodeJson, path: NodePath, links: DocumentLink[]): void {
  const add = (kind: LinkKind, address: string | null, text: string, attribute: DocumentLink['attribute'] = 'href') => {
    if (address) links.push({ kind, address, text: text.replace(/\s+/g, ' ').trim(), path, attribute })
  }
  if (node.type === 'item') add('item', node.attrs.href, plainText(node.content[0].content))
  else if (node.type === 'card' || node.type === 'embed') add(node.type, node.attrs.href, node.attrs.title ?? '')
  else if (node.type === 'figure') add('figure', node.attrs.href, node.attrs.alt ?? '')
  if ('content' in node && node.content) {
    addLine(node.content, path, links)
    for (const [index, child] of node.content.entries()) visit(child, [...path, index], links)
  }
  // The credit stands below the caption.
  if (node.type === 'figure') add('credit', node.attrs.creditHref, node.attrs.credit ?? '', 'creditHref')
}

/** The links that mark words of a line: neighbours with the same mark are one link. */
function addLine(content: readonly NodeJson[], path: NodePath, links: DocumentLink[]): void {
  let open: { mark: LinkMark; index: number; nodes: InlineJson[] } | null = null
  const close = () => {
    if (!open) return
    const text = plainText(open.nodes).replace(/\s+/g, ' ').trim()
    links.push({ kind: 'link', address: open.mark.attrs.href, text, path: [...path, open.index], attribute: null })
    open = null
  }
  for (const [index, node] of content.entries()) {
    const mark = linkOf(node)
    if (open && mark && isSame(open.mark, mark)) open.nodes.push(node as InlineJson)
    else {
      close()
      if (mark) open = { mark, index, nodes: [node as InlineJson] }
    }
  }
  close()
}

function linkOf(node: NodeJson): LinkMark | null {
  const marks = 'marks' in node ? (node.marks ?? []) : []
  return marks.find((mark) => mark.type === 'link') ?? null
}

function isSame(one: LinkMark, other: LinkMark): boolean {
  return one.attrs.href === other.attrs.href && one.attrs.title === other.attrs.title
}
