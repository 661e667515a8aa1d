import type { RenderingContext } from './context.ts'
import { element, escapeHtml, tag } from './html.ts'
import { isImageAlone } from './image-alone.ts'
import { absoluteAddress, absoluteImageAddress } from './links.ts'
import { writeItem } from './list-item.ts'
import { missingPicture } from './missing-picture.ts'
import { renderWith, type MarkTable, type NodeTable } from './rendering.ts'
import type { DocumentJson } from './schema.ts'
import { hasHeaderRow, isCell } from './table-shape.ts'

const nodes = {
  doc: (node, feed) => feed.each(node.content, node).join('\n'),
  paragraph: (node, feed, parent) => {
    const line = feed.inline(node.content, node)
    if (isCell(parent)) return line
    return element(isImageAlone(node) ? 'figure' : 'p', {}, line)
  },
  heading: (node, feed) => element(`h${node.attrs.level}`, {}, feed.inline(node.content, node)),
  blockquote: (node, feed) => element('blockquote', {}, lines(feed.each(node.content, node))),
  bulletList: (node, feed) => element('ul', {}, lines(feed.each(node.content, node))),
  orderedList: (node, feed) =>
    element('ol', { start: node.attrs.start === 1 ? null : node.attrs.start }, lines(feed.each(node.content, node))),
  listItem: (node, feed, parent) => {
    const inside = writeItem(node, feed, parent, {
      paragraph: (line) => element('p', {}, line),
      // Feed readers take form controls out, so the box is a character.
      task: (checked, line) => `${checked ? '☑' : '☐'} ${line}`,
    })
    return element('li', {}, inside)
  },
  codeBlock: (node) =>
    element('pre', {}, element('code', {}, escapeHtml((node.content ?? []).map((piece) => piece.text).join('')))),
  horizontalRule: () => '<hr>',
  table: (node, feed) => {
    const rows = feed.each(node.content, node)
    const head = hasHeaderRow(node) ? element('thead', {}, lines(rows.splice(0, 1))) : ''
    const body = rows.length > 0 ? element('tbody', {}, lines(rows)) : ''
    return element('table', {}, `${head}${body}`)
  },
  tableRow: (node, feed) => element('tr', {}, feed.each(node.content, node).join('')),
  tableHeader: (node, feed) => element('th', { align: node.attrs.align }, feed.each(node.content, node).join('')),
  tableCell: (node, feed) => element('td', { align: node.attrs.align }, feed.each(node.content, node).join('')),
  text: (node) => escapeHtml(node.text),
  hardBreak: () => '<br>',
  image: (node, { context }) => {
    const missing = missingPicture(node, context)
    if (missing !== null) return element('em', {}, escapeHtml(missing))
    const { src, alt, title, width, height } = node.attrs
    const address = absoluteImageAddress(src, context.issueAddress)
    return address === null ? escapeHtml(alt ?? '') : tag('img', { src: address, alt: alt ?? '', title, width, height })
  },
} satisfies NodeTable<null>

const marks = {
  link: (mark, inner, { context }) => {
    const href = absoluteAddress(mark.attrs.href, context.issueAddress)
    return href === null ? inner : element('a', { href, title: mark.attrs.title }, inner)
  },
  bold: (_, inner) => element('strong', {}, inner),
  italic: (_, inner) => element('em', {}, inner),
  strike: (_, inner) => element('del', {}, inner),
  code: (_, inner) => element('code', {}, inner),
} satisfies MarkTable<null>

/**
 * Writes a document as the HTML fragment of a feed entry. It stands alone: every address is absolute, and there are no
 * classes, ids, styles, form controls or scripts, which feed readers take out.
 */
export function renderFeed(document: DocumentJson, context: RenderingContext): string {
  return renderWith(document, { nodes, marks }, context, null)
}

function lines(written: string[]): string {
  return `\n${written.join('\n')}\n`
}
