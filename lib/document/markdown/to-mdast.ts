import type { BlockContent, List, ListItem, PhrasingContent, Root, Table, TableContent } from 'mdast'
import { tag } from '../html.ts'
import { inlineTree, type InlineTree } from '../inline-tree.ts'
import { isEmptyParagraph } from '../normal-form.ts'
import type {
  BlockJson,
  BulletListJson,
  DocumentJson,
  ImageJson,
  InlineJson,
  ListItemJson,
  MarkJson,
  OrderedListJson,
  TableJson,
} from '../schema.ts'
import { hasHeaderRow } from '../table-shape.ts'

/** A document in normal form as the tree that the Markdown printer takes. */
export function toMdast(document: DocumentJson): Root {
  return { type: 'root', children: blocks(document.content) }
}

/** Where a line stands: only in a paragraph may it break, and only before a touching block may HTML not stand alone. */
type LinePlace = 'paragraph' | 'one line'

function blocks(content: readonly BlockJson[]): BlockContent[] {
  return content.filter((node) => !isEmptyParagraph(node)).map(block)
}

function block(node: BlockJson): BlockContent {
  if (node.type === 'paragraph') return { type: 'paragraph', children: inline(node.content, 'paragraph') }
  if (node.type === 'heading') {
    return { type: 'heading', depth: node.attrs.level, children: inline(node.content, 'one line') }
  }
  if (node.type === 'blockquote') return { type: 'blockquote', children: blocks(node.content) }
  if (node.type === 'codeBlock') {
    return { type: 'code', lang: node.attrs.language, value: (node.content ?? []).map((piece) => piece.text).join('') }
  }
  if (node.type === 'horizontalRule') return { type: 'thematicBreak' }
  return node.type === 'table' ? table(node) : list(node)
}

function list(node: BulletListJson | OrderedListJson): List {
  const spread = !node.attrs.tight
  const children = node.content.map((each) => item(each, spread))
  return node.type === 'orderedList'
    ? { type: 'list', ordered: true, start: node.attrs.start, spread, children }
    : { type: 'list', ordered: false, spread, children }
}

function item(node: ListItemJson, spread: boolean): ListItem {
  const children = blocks(node.content)
  for (const [index, child] of children.entries()) {
    // HTML alone on its line would take the lines below it along; an empty comment keeps it company.
    const isHtmlAlone = child.type === 'paragraph' && child.children.length === 1 && child.children[0]?.type === 'html'
    if (!spread && isHtmlAlone && index < children.length - 1) child.children.push({ type: 'html', value: '<!---->' })
  }
  return { type: 'listItem', checked: node.attrs.checked, spread, children }
}

function table(node: TableJson): Table {
  const rows = node.content.map((row): TableContent => ({
    type: 'tableRow',
    children: row.content.map((cell) => ({ type: 'tableCell', children: inline(cell.content[0].content, 'one line') })),
  }))
  const first = node.content[0]?.content ?? []
  const emptyHeader: TableContent = {
    type: 'tableRow',
    children: first.map(() => ({ type: 'tableCell', children: [] })),
  }
  const children = (hasHeaderRow(node) ? rows : [emptyHeader, ...rows]).filter((row) => row.type === 'tableRow')
  return { type: 'table', align: first.map((cell) => cell.attrs.align), children }
}

function inline(content: readonly InlineJson[] = [], place: LinePlace): PhrasingContent[] {
  const written = new Map<InlineJson, PhrasingContent[]>()
  for (const [index, node] of content.entries()) {
    const isAfterBreak = content[index - 1]?.type === 'hardBreak'
    written.set(node, leaf(node, content[index + 1], place, index === 0 || isAfterBreak))
  }
  return inlineTree(content).flatMap((tree) => branch(tree, written))
}

/** One leaf with regard to what follows it, as Markdown takes spaces and breaks at the edges of a line away. */
function leaf(node: InlineJson, next: InlineJson | undefined, place: LinePlace, isFirst: boolean): PhrasingContent[] {
  if (node.type === 'image') return [image(node)]
  if (node.type === 'hardBreak')
    return [place === 'paragraph' && canStartLine(next) ? { type: 'break' } : { type: 'html', value: '<br>' }]
  const isCode = node.marks?.some((mark) => mark.type === 'code') ?? false
  return isCode
    ? [{ type: 'text', value: node.text }]
    : textWithEdges(node.text, isFirst, next === undefined || next.type === 'hardBreak')
}

function textWithEdges(text: string, isFirst: boolean, isLast: boolean): PhrasingContent[] {
  const space: PhrasingContent = { type: 'html', value: '&#x20;' }
  const starts = isFirst && text.startsWith(' ')
  const ends = isLast && text.endsWith(' ') && (text.length > 1 || !starts)
  const middle = text.slice(starts ? 1 : 0, ends ? -1 : undefined)
  return [
    ...(starts ? [space] : []),
    ...(middle === '' ? [] : [{ type: 'text' as const, value: middle }]),
    ...(ends ? [space] : []),
  ]
}

/** Whether what follows a break can begin a line of the source without being read as something else. */
function canStartLine(node: InlineJson | undefined): boolean {
  if (node?.type === 'image') return !hasSize(node)
  return node?.type === 'text' && !node.text.startsWith(' ')
}

function hasSize(node: ImageJson): boolean {
  return node.attrs.width !== null || node.attrs.height !== null
}

function image(node: ImageJson): PhrasingContent {
  const { src, alt, title, width, height } = node.attrs
  if (!hasSize(node)) return { type: 'image', url: src, alt: alt ?? '', title }
  // Markdown has no sizes. A bar would end the cell of a table.
  const html = tag('img', { src, alt: alt ?? '', title, width, height }).replaceAll('|', '&#124;')
  return { type: 'html', value: html }
}

function branch(tree: InlineTree, written: Map<InlineJson, PhrasingContent[]>): PhrasingContent[] {
  if ('leaf' in tree) return written.get(tree.leaf) ?? []
  const children = tree.children.flatMap((child) => branch(child, written))
  return tree.mark.type === 'code' ? code(children) : [marked(tree.mark, children)]
}

function marked(mark: Exclude<MarkJson, { type: 'code' }>, children: PhrasingContent[]): PhrasingContent {
  if (mark.type === 'bold') return { type: 'strong', children }
  if (mark.type === 'italic') return { type: 'emphasis', children }
  if (mark.type === 'strike') return { type: 'delete', children }
  return { type: 'link', url: mark.attrs.href, title: mark.attrs.title, children }
}

function code(children: PhrasingContent[]): PhrasingContent[] {
  const [only, ...more] = children
  if (only?.type === 'text' && more.length === 0) return [{ type: 'inlineCode', value: only.value }]
  return [{ type: 'html', value: '<code>' }, ...children, { type: 'html', value: '</code>' }]
}
