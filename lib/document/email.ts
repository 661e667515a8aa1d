import { followsFootnote } from './adjacent-footnote.ts'
import type { RenderingContext } from './context.ts'
import { authorLines, contentsList, pastIssuesList, subscribeLine } from './email/automatic.ts'
import { isEndOfBox, label, lines, margin, row } from './email/blocks.ts'
import { writeCard } from './email/card.ts'
import { writeCode, writeCodeBlock } from './email/code.ts'
import { writeEmbed, writeFigure } from './email/figure.ts'
import { writeItemHead } from './email/item.ts'
import { linked } from './email/link.ts'
import { writePicture } from './email/picture.ts'
import { accent, headingStyle, labelFont, line, mirrored, quiet, sides, startOf } from './email/styles.ts'
import { noteId } from './footnote-calls.ts'
import { footnoteKey } from './footnotes.ts'
import { element, escapeHtml, tag } from './html.ts'
import { isImageAlone } from './image-alone.ts'
import { languageAttributes } from './language-attributes.ts'
import { writeItem } from './list-item.ts'
import { missingPicture } from './missing-picture.ts'
import { plainText } from './plain-text.ts'
import { renderWith, type MarkTable, type NodeTable, type Rendering } from './rendering.ts'
import type {
  BulletListJson,
  DocumentJson,
  NodeJson,
  OrderedListJson,
  PastIssuesJson,
  SubscribeJson,
  TableCellJson,
  TableHeaderJson,
} from './schema.ts'
import { hasHeaderRow, isCell } from './table-shape.ts'
import { isEastAsian } from './languages.ts'
import { wordsIn } from './words.ts'

type Mail = Rendering<null>

const nodes = {
  doc: (node, mail) => {
    const blocks = node.content.filter((child) => child.type !== 'footnote')
    return [...mail.each(blocks, node), footnotes(node, mail)].filter(Boolean).join('\n')
  },
  paragraph: (node, mail, parent) => {
    const words = mail.inline(node.content, node)
    return words === '' || isCell(parent) ? words : element('p', { style: margin(node, parent) }, words)
  },
  heading: (node, mail) =>
    element(`h${node.attrs.level}`, { style: headingStyle(node.attrs.level) }, mail.inline(node.content, node)),
  blockquote: (node, mail, parent) => {
    const { language } = mail.context
    const style = `padding:${sides(language, 0, 0, 0, 20)};border-${startOf(language)}:${line}`
    const inside = row(element('td', { style }, lines(mail.each(node.content, node))), mail.context)
    return element('blockquote', { style: margin(node, parent) }, inside)
  },
  bulletList: (node, mail, parent) =>
    element('ul', listStyle(node, mail, parent), lines(mail.each(node.content, node))),
  orderedList: (node, mail, parent) => {
    const start = node.attrs.start === 1 ? null : node.attrs.start
    return element('ol', { start, ...listStyle(node, mail, parent) }, lines(mail.each(node.content, node)))
  },
  listItem: (node, mail, parent) => {
    const inside = writeItem(node, mail, parent, {
      paragraph: (words) => element('p', { style: 'margin:0 0 12px' }, words),
      task: (checked, words) => `${checked ? '☑' : '☐'} ${words}`,
    })
    return element('li', { style: 'margin:0 0 6px' }, inside)
  },
  codeBlock: (node, _, parent) => writeCodeBlock(node, margin(node, parent)),
  horizontalRule: () => tag('hr', { style: `margin:36px 0;border:0;border-top:${line}` }),
  table: (node, mail, parent) => {
    const rows = mail.each(node.content, node)
    const head = hasHeaderRow(node) ? element('thead', {}, lines(rows.splice(0, 1))) : ''
    const body = rows.length > 0 ? element('tbody', {}, lines(rows)) : ''
    const style = 'border-collapse:collapse;font-size:16px;line-height:1.4;word-break:normal'
    const attributes = {
      class: 'table',
      dir: mirrored(mail.context.language),
      cellpadding: 0,
      cellspacing: 0,
      border: 0,
      style,
    }
    return element('div', { style: margin(node, parent) }, element('table', attributes, `${head}${body}`))
  },
  tableRow: (node, mail) => element('tr', { valign: 'top' }, mail.each(node.content, node).join('')),
  tableHeader: (node, mail, parent) => {
    const isInHead = parent?.type === 'tableRow' && parent.content.every((cell) => cell.type === 'tableHeader')
    const align = node.attrs.align ?? startOf(mail.context.language)
    const attributes = { scope: isInHead ? 'col' : 'row', align, style: cellStyle(node, mail) }
    return element('th', attributes, mail.each(node.content, node).join(''))
  },
  tableCell: (node, mail) =>
    element('td', { align: node.attrs.align, style: cellStyle(node, mail) }, mail.each(node.content, node).join('')),
  text: (node) => escapeHtml(node.text),
  hardBreak: () => '<br>',
  image: (node, { context }, parent) => {
    const missing = missingPicture(node.attrs, context)
    if (missing !== null) return element('span', { class: 'quiet', style: quiet(14) }, escapeHtml(missing))
    const isInLine = parent?.type !== 'paragraph' || !isImageAlone(parent)
    return writePicture({ ...node.attrs, isInLine }, context) || escapeHtml(node.attrs.alt ?? '')
  },
  item: (node, mail) => {
    const [title, ...blocks] = node.content
    const level = mail.outline.levels.get(node) ?? 3
    const head = writeItemHead(node, mail.each([title], node).join(''), level, mail.context)
    return [...head, ...mail.each(blocks, node)].filter(Boolean).join('\n')
  },
  itemTitle: (node, mail) => mail.inline(node.content, node),
  card: (node, mail) => writeCard(node, mail.context),
  figure: (node, mail) => writeFigure(node, mail.inline(node.content, node), mail.context),
  embed: (node, mail) => writeEmbed(node, mail.context),
  callout: (node, mail, parent) => {
    const { language } = mail.context
    const { kind } = node.attrs
    const name = kind === null ? '' : escapeHtml(wordsIn(language).callout[kind])
    const inside = [
      name && element('p', { class: 'accent', style: `margin:0 0 4px;${labelFont};color:${accent}` }, name),
      ...mail.each(node.content, node),
    ]
    const style = `padding:${sides(language, 0, 0, 0, 20)};border-${startOf(language)}:3px solid ${accent}`
    const box = row(element('td', { class: 'edge', style }, lines(inside)), mail.context)
    return element('div', { style: margin(node, parent) }, box)
  },
  details: (node, mail) => {
    const [summary, ...blocks] = node.content
    const words = mail.each([summary], node).join('')
    const style = `padding:${sides(mail.context.language, 0, 0, 0, 20)}`
    return [
      words && element('p', { style: 'margin:0 0 8px' }, element('strong', {}, words)),
      row(element('td', { style }, lines(mail.each(blocks, node))), mail.context),
    ]
      .filter(Boolean)
      .join('\n')
  },
  detailsSummary: (node, mail) => mail.inline(node.content, node),
  footnote: (node, mail) => element('li', { style: 'margin:0 0 8px' }, lines(mail.each(node.content, node))),
  footnoteReference: (node, mail, parent) => {
    const number = mail.footnotes.get(footnoteKey(node.attrs.label))?.number ?? 0
    return raised(
      `${followsFootnote(node, parent) ? ', ' : ''}${linked(`#${noteId(number)}`, String(number), mail.context)}`,
    )
  },
  // Mail programs have no MathML: a formula stands as it was written.
  inlineMath: (node, mail) => writeCode(escapeHtml(node.attrs.latex), mail.context),
  blockMath: (node, mail, parent) => {
    const formula = writeCode(escapeHtml(node.attrs.latex).replaceAll('\n', '<br>'), mail.context)
    return element('p', { align: 'center', style: margin(node, parent) }, formula)
  },
  contents: (_, mail) => contentsList(mail),
  pastIssues: (node, mail) => afterOwn(node, mail, pastIssuesList(mail, node.attrs.count)),
  subscribe: (node, mail) => afterOwn(node, mail, subscribeLine(mail)),
  aboutAuthor: (_, mail) => authorLines(mail),
} satisfies NodeTable<null>

const marks = {
  link: (mark, inner, { context }) => linked(mark.attrs.href, inner, context, mark.attrs.title),
  bold: (_, inner) => element('strong', {}, inner),
  // Chinese, Japanese and Korean letters have no italics: weight carries the emphasis.
  italic: (_, inner, { context }) => {
    const isUpright =
      isEastAsian(context.language) ||
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(inner)
    return element('em', { style: isUpright ? 'font-style:normal;font-weight:600' : null }, inner)
  },
  strike: (_, inner) => element('del', {}, inner),
  code: (_, inner, { context }) => writeCode(inner, context),
  subscript: (_, inner) => element('sub', { style: 'font-size:.75em;line-height:0' }, inner),
  superscript: (_, inner) => raised(inner),
  language: ({ attrs: { lang } }, inner, { context }) => element('span', languageAttributes(lang, context), inner),
} satisfies MarkTable<null>

/**
 * Writes a document as the HTML fragment of a mail: absolute addresses, and the styles that mail programs need on the
 * elements themselves. It leaves text and page colour to what it stands in, so that dark mail stays readable.
 */
export function renderEmail(document: DocumentJson, context: RenderingContext): string {
  return renderWith(document, { nodes, marks }, context, null)
}

function footnotes(node: DocumentJson, mail: Mail): string {
  const notes = node.content.filter((child) => child.type === 'footnote')
  if (notes.length === 0) return ''
  const style = `margin:${sides(mail.context.language, 0, 0, 0, 24)};padding:0;font-size:15px;line-height:1.5`
  return [
    tag('hr', { style: `margin:48px 0 0;border:0;border-top:${line}` }),
    label(escapeHtml(wordsIn(mail.context.language).footnotes)),
    element('ol', { class: 'notes', style }, lines(mail.each(notes, node))),
  ].join('\n')
}

/** What the author put into an automatic block, and after it what it is filled with. */
function afterOwn(node: PastIssuesJson | SubscribeJson, mail: Mail, filled: string): string {
  return [...mail.each(node.content, node), filled].filter(Boolean).join('\n')
}

function listStyle(node: BulletListJson | OrderedListJson, { context }: Mail, parent: NodeJson | null) {
  // Outlook knows padding of cells alone, so the margin makes room for the signs.
  const isWithin = parent?.type === 'listItem'
  const bottom = isEndOfBox(node, parent) ? 0 : 16
  return { style: `margin:${sides(context.language, isWithin ? 6 : 0, 0, bottom, 24)};padding:0` }
}

function cellStyle(node: TableHeaderJson | TableCellJson, { context }: Mail): string {
  // Words stay whole, as else the columns would be made of their pieces; but not those too long for a phone.
  const hasLongWord = /[!-~]{20}/.test(plainText(node.content[0].content))
  const wordBreak = hasLongWord ? ';word-break:break-word' : ''
  return `padding:${sides(context.language, 6, 16, 6, 0)};border-bottom:${line}${wordBreak}`
}

/** Raised letters that do not push the lines apart. */
function raised(html: string): string {
  return element('sup', { style: 'font-size:.75em;line-height:0' }, html)
}
