import type { PhrasingContent } from 'mdast'
import { tag } from '../html.ts'
import { inlineTree, type InlineTree } from '../inline-tree.ts'
import type { ImageJson, InlineJson, MarkJson } from '../schema.ts'
import { besideDollars } from './handlers.ts'

/** Where a line stands: only in a paragraph may it break. */
export type LinePlace = 'paragraph' | 'one line'

/** A line of a document in normal form as the Markdown printer takes it. */
export function inlineToMdast(content: readonly InlineJson[] = [], place: LinePlace): PhrasingContent[] {
  const hasDollars = content.some(hasOwnDollar)
  const written = new Map<InlineJson, PhrasingContent[]>()
  for (const [index, node] of content.entries()) {
    const isAfterBreak = content[index - 1]?.type === 'hardBreak'
    const children = leaf(node, content[index + 1], place, index === 0 || isAfterBreak)
    written.set(node, hasDollars ? children.map(markedAsBesideDollars) : children)
  }
  return inlineTree(content).flatMap((tree) => branch(tree, written))
}

/** Whether a leaf is written with a dollar that no escape can stand before: a formula, code, or an address. */
function hasOwnDollar(node: InlineJson): boolean {
  if (node.type === 'inlineMath') return true
  const isCode = node.marks?.some((mark) => mark.type === 'code') ?? false
  return JSON.stringify(node.type === 'text' && !isCode ? (node.marks ?? []) : node).includes('$')
}

function markedAsBesideDollars(node: PhrasingContent): PhrasingContent {
  return node.type === 'text' ? { ...node, data: besideDollars } : node
}

/** One leaf with regard to what follows it, as Markdown takes spaces and breaks at the edges of a line away. */
function leaf(node: InlineJson, next: InlineJson | undefined, place: LinePlace, isFirst: boolean): PhrasingContent[] {
  switch (node.type) {
    case 'image':
      return [image(node)]
    case 'hardBreak':
      return [place === 'paragraph' && canStartLine(next) ? { type: 'break' } : { type: 'html', value: '<br>' }]
    case 'inlineMath':
      return [{ type: 'inlineMath', value: node.attrs.latex }]
    case 'footnoteReference': {
      const { label } = node.attrs
      return [{ type: 'footnoteReference', identifier: label.toLowerCase(), label }]
    }
    case 'text':
  }
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
  if (node?.type === 'inlineMath' || node?.type === 'footnoteReference') return false
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
  return marked(
    tree.mark,
    tree.children.flatMap((child) => branch(child, written)),
  )
}

function marked(mark: MarkJson, children: PhrasingContent[]): PhrasingContent[] {
  switch (mark.type) {
    case 'bold':
      return [{ type: 'strong', children }]
    case 'italic':
      return [{ type: 'emphasis', children }]
    case 'strike':
      return [{ type: 'delete', children }]
    case 'link':
      return [{ type: 'link', url: mark.attrs.href, title: mark.attrs.title, children }]
    case 'code':
      return code(children)
    case 'subscript':
      return tagged(tag('sub'), children, '</sub>')
    case 'superscript':
      return tagged(tag('sup'), children, '</sup>')
    case 'language':
  }
  return tagged(tag('span', { lang: mark.attrs.lang }), children, '</span>')
}

function tagged(opening: string, children: PhrasingContent[], closing: string): PhrasingContent[] {
  return [{ type: 'html', value: opening }, ...children, { type: 'html', value: closing }]
}

function code(children: PhrasingContent[]): PhrasingContent[] {
  const [only, ...more] = children
  if (only?.type === 'text' && more.length === 0) return [{ type: 'inlineCode', value: only.value }]
  return tagged('<code>', children, '</code>')
}
