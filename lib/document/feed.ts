import type { RenderingContext } from './context.ts'
import { curatedLinks, type CuratedLink } from './curated-links.ts'
import { writeAboutAuthor, writeContents, writePastIssues, writeSubscribe } from './feed/automatic.ts'
import type { FeedState } from './feed/feed.ts'
import { writeFootnote, writeFootnotes, writeReference, writeSomeFootnotes } from './feed/footnotes.ts'
import { writeItem, writeItemBody } from './feed/item.ts'
import { linked } from './feed/link.ts'
import { writeFigure, writePicture } from './feed/picture.ts'
import { writeCard, writeEmbed } from './feed/preview.ts'
import { footnoteCalls } from './footnote-calls.ts'
import { element, escapeHtml, lines } from './html.ts'
import { isImageAlone } from './image-alone.ts'
import { languageAttributes } from './language-attributes.ts'
import { writeItem as writeListItem } from './list-item.ts'
import { normalForm } from './normal-form.ts'
import { renderSettled, renderWith, type MarkTable, type NodeTable } from './rendering.ts'
import type { DocumentJson } from './schema.ts'
import { hasHeaderRow, isCell, scopeOf } from './table-shape.ts'
import { wordsIn } from './words.ts'

const nodes = {
  doc: (node, feed) => {
    const blocks = node.content.filter((child) => child.type !== 'footnote')
    const notes = node.content.filter((child) => child.type === 'footnote')
    return [...feed.each(blocks, node), writeFootnotes(notes, feed, node)].filter(Boolean).join('\n')
  },
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
    const inside = writeListItem(node, feed, parent, {
      paragraph: (line) => element('p', {}, line),
      // Feed readers take form controls out, so the box is a character.
      task: (checked, line) => `${checked ? '☑' : '☐'} ${line}`,
    })
    return element('li', {}, inside)
  },
  // Without classes there are no colours.
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
  tableHeader: (node, feed, parent) => {
    const scope = scopeOf(node, parent)
    const attributes = { scope, align: node.attrs.align }
    return element(scope === null ? 'td' : 'th', attributes, feed.each(node.content, node).join(''))
  },
  tableCell: (node, feed) => element('td', { align: node.attrs.align }, feed.each(node.content, node).join('')),
  text: (node) => escapeHtml(node.text),
  hardBreak: () => '<br>',
  image: (node, feed) => writePicture(node.attrs, feed),
  item: (node, feed) => writeItem(node, feed),
  itemTitle: (node, feed) => feed.inline(node.content, node),
  card: (node, feed) => writeCard(node, feed),
  figure: (node, feed) => writeFigure(node, feed),
  embed: (node, feed) => writeEmbed(node, feed),
  callout: (node, feed) => {
    const { kind } = node.attrs
    const words = kind && element('strong', {}, escapeHtml(wordsIn(feed.context.language).callout[kind]))
    return element('blockquote', {}, lines([words && element('p', {}, words), ...feed.each(node.content, node)]))
  },
  // Feed readers take out what unfolds, or show it closed without a way to open it.
  details: (node, feed) => {
    const [summary, ...blocks] = node.content
    return feed
      .each([summary, ...blocks], node)
      .filter(Boolean)
      .join('\n')
  },
  detailsSummary: (node, feed) =>
    node.content ? element('p', {}, element('strong', {}, feed.inline(node.content, node))) : '',
  footnote: (node, feed) => writeFootnote(node, feed),
  footnoteReference: (node, feed, parent) => writeReference(node, feed, parent),
  // Most feed readers take MathML out and leave its letters, and “x²” becomes “x2”. TeX says at least what is meant.
  inlineMath: (node) => element('code', {}, escapeHtml(node.attrs.latex)),
  blockMath: (node) => element('pre', {}, element('code', {}, escapeHtml(node.attrs.latex))),
  contents: (_, feed) => writeContents(feed),
  pastIssues: (node, feed) => writePastIssues(node, feed),
  subscribe: (node, feed) => writeSubscribe(node, feed),
  aboutAuthor: (_, feed) => writeAboutAuthor(feed),
} satisfies NodeTable<FeedState>

const marks = {
  link: (mark, inner, { context }) => linked(mark.attrs.href, inner, context, { title: mark.attrs.title }),
  bold: (_, inner) => element('strong', {}, inner),
  italic: (_, inner) => element('em', {}, inner),
  strike: (_, inner) => element('del', {}, inner),
  code: (_, inner) => element('code', {}, inner),
  subscript: (_, inner) => element('sub', {}, inner),
  superscript: (_, inner) => element('sup', {}, inner),
  language: ({ attrs: { lang } }, inner, { context }) => element('span', languageAttributes(lang, context), inner),
} satisfies MarkTable<FeedState>

/**
 * Writes a document as the HTML fragment of a feed entry. It stands alone: every address is absolute, and there are no
 * classes, styles, form controls or scripts, which feed readers take out, and no ids but those of footnotes.
 */
export function renderFeed(document: DocumentJson, context: RenderingContext): string {
  return renderWith(document, { nodes, marks }, context, { calls: footnoteCalls() })
}

export type FeedItem = CuratedLink & { html: string }

/**
 * Writes each curated link of a document as the entry of a feed of its own, by the rules of `renderFeed`: what the author
 * says of it, and the footnotes it calls, numbered as on the issue's page, where their links lead.
 */
export function renderFeedItems(document: DocumentJson, context: RenderingContext): FeedItem[] {
  const settled = normalForm(document)
  return curatedLinks(settled, context).map((link) => {
    const { node, notes } = link
    const doc: NodeTable<FeedState>['doc'] = (whole, feed) => {
      const body = node.type === 'item' ? writeItemBody(node, feed) : feed.each([node], whole).join('')
      return [body, writeSomeFootnotes(notes, feed)].filter(Boolean).join('\n')
    }
    const html = renderSettled(settled, { nodes: { ...nodes, doc }, marks }, context, { calls: footnoteCalls() })
    return { ...link, html }
  })
}
