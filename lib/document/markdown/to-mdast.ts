import type { BlockContent, FootnoteDefinition, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { isBareFigure } from '../figure-form.ts'
import { usualPastIssues } from '../nodes/automatic.ts'
import { isEmptyParagraph } from '../normal-form.ts'
import type {
  BlockJson,
  BulletListJson,
  CardJson,
  DocumentJson,
  EmbedJson,
  FigureJson,
  FootnoteJson,
  ItemJson,
  OrderedListJson,
  PastIssuesJson,
  TableJson,
  TextJson,
} from '../schema.ts'
import { hasHeaderColumn, hasHeaderRow } from '../table-shape.ts'
import { inlineToMdast } from './inline-to-mdast.ts'

/** A document in normal form as the tree that the Markdown printer takes. */
export function toMdast(document: DocumentJson): Root {
  return { type: 'root', children: document.content.flatMap(topLevel) }
}

function topLevel(node: BlockJson | FootnoteJson): RootContent[] {
  return node.type === 'footnote' ? [footnote(node)] : blocks([node])
}

function blocks(content: readonly BlockJson[] = []): BlockContent[] {
  return content.filter((node) => !isEmptyParagraph(node)).map((node) => block(node))
}

function block(node: BlockJson): BlockContent {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', children: inlineToMdast(node.content, 'paragraph') }
    case 'heading':
      return { type: 'heading', depth: node.attrs.level, children: inlineToMdast(node.content, 'one line') }
    case 'blockquote':
      return { type: 'blockquote', children: blocks(node.content) }
    case 'codeBlock':
      return { type: 'code', lang: node.attrs.language, value: (node.content ?? []).map(({ text }) => text).join('') }
    case 'horizontalRule':
      return { type: 'thematicBreak' }
    case 'bulletList':
    case 'orderedList':
      return list(node)
    case 'table':
      return hasHeaderColumn(node) ? container('table', { header: 'column' }, [table(node)]) : table(node)
    case 'blockMath':
      return { type: 'math', value: node.attrs.latex }
    case 'item':
      return item(node)
    case 'card':
      return card(node)
    case 'figure':
      return isBareFigure(node) ? picture(node) : figure(node)
    case 'embed':
      return embed(node)
    case 'callout':
      return container('callout', { kind: node.attrs.kind }, blocks(node.content))
    case 'details': {
      const [{ content }, ...rest] = node.content
      return container('details', {}, [...label(content), ...blocks(rest)])
    }
    case 'contents':
      return leaf('contents', {})
    case 'pastIssues':
      return containerOrLeaf('past-issues', { count: countOf(node) }, blocks(node.content))
    case 'subscribe':
      return containerOrLeaf('subscribe', {}, blocks(node.content))
    case 'aboutAuthor':
  }
  return leaf('about', {})
}

function countOf({ attrs: { count } }: PastIssuesJson): string | null {
  return count === usualPastIssues ? null : String(count)
}

function list(node: BulletListJson | OrderedListJson): BlockContent {
  const spread = !node.attrs.tight
  const children = node.content.map((each) => ({
    type: 'listItem' as const,
    checked: each.attrs.checked,
    spread,
    children: blocks(each.content),
  }))
  return node.type === 'orderedList'
    ? { type: 'list', ordered: true, start: node.attrs.start, spread, children }
    : { type: 'list', ordered: false, spread, children }
}

function table(node: TableJson): BlockContent {
  const rows = node.content.map((row) => ({
    type: 'tableRow' as const,
    children: row.content.map(({ content: [line] }) => ({
      type: 'tableCell' as const,
      children: inlineToMdast(line.content, 'one line'),
    })),
  }))
  const first = node.content[0]?.content ?? []
  const emptyHeader = {
    type: 'tableRow' as const,
    children: first.map(() => ({ type: 'tableCell' as const, children: [] })),
  }
  return {
    type: 'table',
    align: first.map((cell) => cell.attrs.align),
    children: hasHeaderRow(node) ? rows : [emptyHeader, ...rows],
  }
}

/** An item; without a word of the author it takes one line. */
function item(node: ItemJson): BlockContent {
  const [{ content }, ...rest] = node.content
  const { href, citation } = node.attrs
  if (rest.length === 0) return leaf('item', { href, citation }, inlineToMdast(content, 'one line'))
  return container('item', { href, citation }, [...label(content), ...blocks(rest)])
}

function card({ attrs: { href, title, description, site, image } }: CardJson): BlockContent {
  return leaf('card', { href, site, description, image }, words(title))
}

function embed({ attrs: { kind, href, title, author, image } }: EmbedJson): BlockContent {
  return leaf('embed', { kind, href, author, image }, words(title))
}

function figure(node: FigureJson): BlockContent {
  const { credit, creditHref, size } = node.attrs
  const caption = node.content ? [paragraph(inlineToMdast(node.content, 'paragraph'))] : []
  const attributes = { credit, 'credit-href': creditHref, size: size === 'text' ? null : size }
  return container('figure', attributes, [picture(node), ...caption])
}

function picture({ attrs: { href, size: _, credit: __, creditHref: ___, ...attrs } }: FigureJson): Paragraph {
  const marks = href === null ? {} : { marks: [{ type: 'link' as const, attrs: { href, title: null } }] }
  return paragraph(inlineToMdast([{ type: 'image', attrs, ...marks }], 'paragraph'))
}

function footnote({ attrs: { label: name }, content }: FootnoteJson): FootnoteDefinition {
  return { type: 'footnoteDefinition', identifier: name.toLowerCase(), label: name, children: blocks(content) }
}

type Given = Record<string, string | null>

function said(attributes: Given): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  )
}

function container(name: string, attributes: Given, children: BlockContent[]): ContainerDirective {
  return { type: 'containerDirective', name, attributes: said(attributes), children }
}

function leaf(name: string, attributes: Given, children: PhrasingContent[] = []): LeafDirective {
  return { type: 'leafDirective', name, attributes: said(attributes), children }
}

function containerOrLeaf(name: string, attributes: Given, children: BlockContent[]): BlockContent {
  return children.length > 0 ? container(name, attributes, children) : leaf(name, attributes)
}

function label(content: readonly TextJson[] | undefined): Paragraph[] {
  const children = inlineToMdast(content, 'one line')
  return children.length > 0 ? [{ ...paragraph(children), data: { directiveLabel: true } }] : []
}

function words(text: string | null): PhrasingContent[] {
  return text === null ? [] : inlineToMdast([{ type: 'text', text }], 'one line')
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}
