import type { RenderingContext } from './context.ts'
import { footnoteCalls } from './footnote-calls.ts'
import { highlightCode } from './highlight.ts'
import { element, escapeHtml, lines, tag } from './html.ts'
import { isImageAlone } from './image-alone.ts'
import { languageAttributes } from './language-attributes.ts'
import { writeItem as writeListItem } from './list-item.ts'
import { mathml } from './math.ts'
import { missingPicture } from './missing-picture.ts'
import { writeAboutAuthor, writeContents, writePastIssues, writeSubscribe } from './page/automatic.ts'
import { writeFigure } from './page/figure.ts'
import { writeFootnote, writeFootnotes, writeReference } from './page/footnotes.ts'
import { writeItem } from './page/item.ts'
import { linked } from './page/link.ts'
import type { PageState } from './page/page.ts'
import { writePicture } from './page/picture.ts'
import { writeCard, writeEmbed } from './page/preview.ts'
import { renderWith, type MarkTable, type NodeTable } from './rendering.ts'
import type { Alignment, DocumentJson } from './schema.ts'
import { hasHeaderRow, isCell, scopeOf } from './table-shape.ts'
import { wordsIn } from './words.ts'

const nodes = {
  doc: (node, page) => {
    const blocks = node.content.filter((child) => child.type !== 'footnote')
    const notes = node.content.filter((child) => child.type === 'footnote')
    return [...page.each(blocks, node), writeFootnotes(notes, page, node)].filter(Boolean).join('\n')
  },
  paragraph: (node, page, parent) => {
    const line = page.inline(node.content, node)
    if (isCell(parent)) return line
    return element(isImageAlone(node) ? 'figure' : 'p', {}, line)
  },
  heading: (node, page) =>
    element(`h${node.attrs.level}`, { id: page.outline.ids.get(node) }, page.inline(node.content, node)),
  blockquote: (node, page) => element('blockquote', {}, lines(page.each(node.content, node))),
  bulletList: (node, page) => element('ul', {}, lines(page.each(node.content, node))),
  orderedList: (node, page) =>
    element('ol', { start: node.attrs.start === 1 ? null : node.attrs.start }, lines(page.each(node.content, node))),
  listItem: (node, page, parent) => {
    const inside = writeListItem(node, page, parent, {
      paragraph: (line) => element('p', {}, line),
      task: (checked, line) => element('label', {}, `${box(checked)} ${line}`),
    })
    return element('li', { class: node.attrs.checked === null ? null : 'task' }, inside)
  },
  codeBlock: (node) => {
    const { language } = node.attrs
    const code = highlightCode((node.content ?? []).map((piece) => piece.text).join(''), language)
    // A box that scrolls is reached by keyboard, too.
    return element(
      'pre',
      { tabindex: 0 },
      element('code', { class: language === null ? null : `language-${language}` }, code),
    )
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
  tableHeader: (node, page, parent) => {
    const scope = scopeOf(node, parent)
    const attributes = { scope, ...alignment(node.attrs.align) }
    return element(scope === null ? 'td' : 'th', attributes, page.each(node.content, node).join(''))
  },
  tableCell: (node, page) => element('td', alignment(node.attrs.align), page.each(node.content, node).join('')),
  text: (node) => escapeHtml(node.text),
  hardBreak: () => '<br>',
  image: (node, page) => {
    const missing = missingPicture(node.attrs, page.context)
    if (missing !== null) return element('span', { class: 'missing' }, escapeHtml(missing))
    return writePicture(node.attrs, 'text', page) || escapeHtml(node.attrs.alt ?? '')
  },
  item: (node, page) => writeItem(node, page),
  itemTitle: (node, page) => page.inline(node.content, node),
  card: (node, page) => writeCard(node, page),
  figure: (node, page) => writeFigure(node, page),
  embed: (node, page) => writeEmbed(node, page),
  callout: (node, page) => {
    const { kind } = node.attrs
    const name = kind && element('p', { class: 'label' }, escapeHtml(wordsIn(page.context.language).callout[kind]))
    const attributes = { class: kind === null ? 'callout' : `callout callout-${kind}` }
    return element('aside', attributes, lines([name, ...page.each(node.content, node)]))
  },
  details: (node, page) => {
    const [summary, ...blocks] = node.content
    return element('details', {}, lines(page.each([summary, ...blocks], node)))
  },
  // Without words it is left out, and the browser says “Details” in the reader's language.
  detailsSummary: (node, page) => (node.content ? element('summary', {}, page.inline(node.content, node)) : ''),
  footnote: (node, page) => writeFootnote(node, page),
  footnoteReference: (node, page, parent) => writeReference(node, page, parent),
  inlineMath: ({ attrs: { latex } }) => mathml(latex, false) ?? element('code', {}, escapeHtml(latex)),
  blockMath: ({ attrs: { latex } }) => {
    const formula = mathml(latex, true)
    return formula === null
      ? element('pre', { tabindex: 0 }, element('code', {}, escapeHtml(latex)))
      : element('div', { class: 'math' }, formula)
  },
  contents: (_, page) => writeContents(page),
  pastIssues: (node, page) => writePastIssues(node, page),
  subscribe: (node, page) => writeSubscribe(node, page),
  aboutAuthor: (_, page) => writeAboutAuthor(page),
} satisfies NodeTable<PageState>

const marks = {
  link: (mark, inner) => linked(mark.attrs.href, inner, { title: mark.attrs.title }),
  bold: (_, inner) => element('strong', {}, inner),
  italic: (_, inner) => element('em', {}, inner),
  strike: (_, inner) => element('del', {}, inner),
  code: (_, inner) => element('code', {}, inner),
  subscript: (_, inner) => element('sub', {}, inner),
  superscript: (_, inner) => element('sup', {}, inner),
  language: ({ attrs: { lang } }, inner, { context }) => element('span', languageAttributes(lang, context), inner),
} satisfies MarkTable<PageState>

/** How a page writes each node and mark; a comparison of two pages writes them alike. */
export const pageTables = { nodes, marks }

/**
 * Writes a document as the HTML fragment of its page: semantic elements, no styles and no scripts. Headings and items have
 * the ids of the outline; a table scrolls in a region of its own (`div.table`); an item of a list that is a task is
 * `li.task`; what stands apart from the text is told by classes, for which components/reader has the styles. Everything
 * that comes from the document is escaped, addresses are safe.
 */
export function renderPage(document: DocumentJson, context: RenderingContext): string {
  return renderWith(document, pageTables, context, { tables: 0, pictures: 0, calls: footnoteCalls() })
}

function box(checked: boolean): string {
  return tag('input', { type: 'checkbox', disabled: true, checked: checked || null })
}

function alignment(align: Alignment | null): { class: string | null } {
  return { class: align === null ? null : `align-${align}` }
}
