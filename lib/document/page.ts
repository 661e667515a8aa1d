import type { RenderingContext } from './context.ts'
import { headingIds, type HeadingIds } from './heading-ids.ts'
import { hasHeaderRow, isCell } from './table-shape.ts'
import { isImageAlone } from './image-alone.ts'
import { writeItem } from './list-item.ts'
import { element, escapeHtml, tag } from './html.ts'
import { safeAddress, safeImageAddress } from './links.ts'
import { missingPicture } from './missing-picture.ts'
import { plainText } from './plain-text.ts'
import { renderWith, type MarkTable, type NodeTable } from './rendering.ts'
import type { DocumentJson } from './schema.ts'
import { wordsIn } from './words.ts'

/** What a page remembers while it is written. */
type Page = { headingId: HeadingIds; tables: number }

const nodes = {
  doc: (node, page) => page.each(node.content, node).join('\n'),
  paragraph: (node, page, parent) => {
    const line = page.inline(node.content, node)
    if (isCell(parent)) return line
    return element(isImageAlone(node) ? 'figure' : 'p', {}, line)
  },
  heading: (node, page) =>
    element(
      `h${node.attrs.level}`,
      { id: page.state.headingId(plainText(node.content)) },
      page.inline(node.content, node),
    ),
  blockquote: (node, page) => element('blockquote', {}, lines(page.each(node.content, node))),
  bulletList: (node, page) => element('ul', {}, lines(page.each(node.content, node))),
  orderedList: (node, page) =>
    element('ol', { start: node.attrs.start === 1 ? null : node.attrs.start }, lines(page.each(node.content, node))),
  listItem: (node, page, parent) => {
    const inside = writeItem(node, page, parent, {
      paragraph: (line) => element('p', {}, line),
      task: (checked, line) => element('label', {}, `${box(checked)} ${line}`),
    })
    return element('li', { class: node.attrs.checked === null ? null : 'task' }, inside)
  },
  codeBlock: (node) => {
    const text = escapeHtml((node.content ?? []).map((piece) => piece.text).join(''))
    const { language } = node.attrs
    return element('pre', {}, element('code', { class: language === null ? null : `language-${language}` }, text))
  },
  horizontalRule: () => '<hr>',
  table: (node, page) => {
    const label = wordsIn(page.context.language).table(++page.state.tables)
    const rows = page.each(node.content, node)
    const head = hasHeaderRow(node) ? element('thead', {}, lines(rows.splice(0, 1))) : ''
    const body = rows.length > 0 ? element('tbody', {}, lines(rows)) : ''
    const region = { class: 'table', role: 'region', 'aria-label': label, tabindex: 0 }
    return element('div', region, element('table', {}, `${head}${body}`))
  },
  tableRow: (node, page) => element('tr', {}, page.each(node.content, node).join('')),
  tableHeader: (node, page) =>
    element('th', { scope: 'col', ...alignment(node.attrs.align) }, page.each(node.content, node).join('')),
  tableCell: (node, page) => element('td', alignment(node.attrs.align), page.each(node.content, node).join('')),
  text: (node) => escapeHtml(node.text),
  hardBreak: () => '<br>',
  image: (node, { context }) => {
    const missing = missingPicture(node, context)
    if (missing !== null) return element('span', { class: 'missing' }, escapeHtml(missing))
    const { src, alt, title, width, height } = node.attrs
    return tag('img', {
      src: safeImageAddress(src) ?? '',
      alt: alt ?? '',
      title,
      width,
      height,
      loading: 'lazy',
      decoding: 'async',
    })
  },
} satisfies NodeTable<Page>

const marks = {
  link: (mark, inner) => {
    const href = safeAddress(mark.attrs.href)
    return href === null ? inner : element('a', { href, title: mark.attrs.title }, inner)
  },
  bold: (_, inner) => element('strong', {}, inner),
  italic: (_, inner) => element('em', {}, inner),
  strike: (_, inner) => element('del', {}, inner),
  code: (_, inner) => element('code', {}, inner),
} satisfies MarkTable<Page>

/**
 * Writes a document as the HTML fragment of its page: semantic elements, no styles and no scripts. Headings have ids made
 * of their words; a table scrolls in a region of its own (`div.table`); an item that is a task is `li.task`; an image that
 * stands alone is a figure. Everything that comes from the document is escaped, addresses are safe.
 */
export function renderPage(document: DocumentJson, context: RenderingContext): string {
  return renderWith(document, { nodes, marks }, context, { headingId: headingIds(), tables: 0 })
}

function lines(written: string[]): string {
  return `\n${written.join('\n')}\n`
}

function box(checked: boolean): string {
  return tag('input', { type: 'checkbox', disabled: true, checked: checked || null })
}

function alignment(align: string | null): { class: string | null } {
  return { class: align === null ? null : `align-${align}` }
}
