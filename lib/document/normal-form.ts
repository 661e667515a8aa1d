import { isBareFigure, loneFigure } from './figure-form.ts'
import { sameMark } from './inline-tree.ts'
import { safeAddress, safeImageAddress } from './links.ts'
import {
  storableText,
  type Alignment,
  type BlockJson,
  type BulletListJson,
  type CaptionJson,
  type CardJson,
  type DocumentJson,
  type EmbedJson,
  type FigureJson,
  type FootnoteJson,
  type InlineJson,
  type ItemJson,
  type ListItemJson,
  type MarkJson,
  type NodeJson,
  type OrderedListJson,
  type ParagraphJson,
  type TableCellJson,
  type TableHeaderJson,
  type TableJson,
  type TextJson,
} from './schema.ts'
import { settleFootnotes } from './settle-footnotes.ts'
import { hasHeaderColumn } from './table-shape.ts'

/**
 * The form of a document that every rendering starts from and that Markdown gives back unchanged. Nothing a reader could
 * see is lost; what has no meaning of its own is settled:
 *
 * - Empty paragraphs and formulas go, unless nothing else is there.
 * - Neighbouring text with the same marks is one; tabs and line breaks within it are spaces. A break at the end of a line
 *   breaks nothing.
 * - Empty titles, descriptions and languages are none. Addresses and the words beside the text have no spaces around them.
 * - A picture that is alone in its paragraph is a figure.
 * - A list is tight only where CommonMark can have it tight, and loose only where something is there to be kept apart.
 * - Only an item of a list that begins with text can be a task.
 * - A table is a full rectangle, has one alignment a column, and header cells in the whole first row, the whole first
 *   column, both, or nowhere. A header row without any content is none.
 * - Footnotes stand in the order of their numbers, each label once; what calls one that is not there is text. Lines of code
 *   in them that are nothing but spaces are empty.
 */
export function normalForm(document: DocumentJson): DocumentJson {
  const { content } = settleFootnotes(document)
  const notes = content.filter((node) => node.type === 'footnote')
  return {
    type: 'doc',
    content: [
      ...orEmpty(blocks(content.filter((node) => node.type !== 'footnote'))),
      ...notes.map((note) => withBareBlankLines({ ...note, content: orEmpty(blocks(note.content)) }) as FootnoteJson),
    ],
  }
}

function blocks(content: readonly BlockJson[] = []): BlockJson[] {
  return content.map(block).filter((each) => !isEmptyParagraph(each) && !isEmptyMath(each))
}

function orEmpty(content: BlockJson[]): BlockJson[] {
  return content.length > 0 ? content : [{ type: 'paragraph' }]
}

function block(node: BlockJson): BlockJson {
  switch (node.type) {
    case 'paragraph': {
      const settled = paragraph(node)
      return loneFigure(settled) ?? settled
    }
    case 'heading':
      return { type: 'heading', attrs: node.attrs, ...inlineContent(node.content) }
    case 'blockquote':
      return { type: 'blockquote', content: orEmpty(blocks(node.content)) }
    case 'bulletList':
    case 'orderedList':
      return list(node)
    case 'codeBlock':
      return codeBlock(node)
    case 'blockMath':
      return { type: 'blockMath', attrs: { latex: formula(node.attrs.latex) } }
    case 'table':
      return table(node)
    case 'item':
      return item(node)
    case 'card':
      return card(node)
    case 'figure':
      return figure(node)
    case 'embed':
      return embed(node)
    case 'callout':
      return { type: 'callout', attrs: node.attrs, content: orEmpty(blocks(node.content)) }
    case 'details': {
      const [{ content }, ...rest] = node.content
      return { type: 'details', content: [{ type: 'detailsSummary', ...label(content) }, ...orEmpty(blocks(rest))] }
    }
    case 'pastIssues':
      return { type: 'pastIssues', attrs: node.attrs, ...someBlocks(node.content) }
    case 'subscribe':
      return { type: 'subscribe', ...someBlocks(node.content) }
    case 'horizontalRule':
    case 'contents':
    case 'aboutAuthor':
  }
  return node
}

/** No Markdown parser tells the indentation of a footnote from spaces that are alone in a line of code. */
function withBareBlankLines(node: NodeJson): NodeJson {
  if (node.type === 'codeBlock') {
    return codeBlock({ ...node, content: node.content?.map(({ text: code }) => text(code.replace(/^[ \t]+$/gm, ''))) })
  }
  if (!('content' in node) || !node.content) return node
  return { ...node, content: node.content.map(withBareBlankLines) } as NodeJson
}

function someBlocks(content: BlockJson[] | undefined): { content?: BlockJson[] } {
  const kept = blocks(content)
  return kept.length > 0 ? { content: kept } : {}
}

function paragraph(node: ParagraphJson): ParagraphJson {
  return { type: 'paragraph', ...inlineContent(node.content) }
}

function item(node: ItemJson): ItemJson {
  const [{ content }, ...rest] = node.content
  const { href, citation } = node.attrs
  return {
    type: 'item',
    attrs: { href: addressOrNull(href), citation: wordsOrNull(citation) },
    content: [{ type: 'itemTitle', ...label(content) }, ...blocks(rest)],
  }
}

function card({ attrs: { href, title, description, site, image } }: CardJson): CardJson {
  return {
    type: 'card',
    attrs: {
      href: addressOrNull(href),
      title: wordsOrNull(title),
      description: wordsOrNull(description),
      site: wordsOrNull(site),
      image: pictureOrNull(image),
    },
  }
}

function embed({ attrs: { kind, href, title, author, image } }: EmbedJson): EmbedJson {
  return {
    type: 'embed',
    attrs: {
      kind,
      href: addressOrNull(href),
      title: wordsOrNull(title),
      author: wordsOrNull(author),
      image: pictureOrNull(image),
    },
  }
}

/** A figure; where its picture's address is not safe, its words as a paragraph. */
function figure(node: FigureJson): FigureJson | ParagraphJson {
  const { src, alt, title, width, height, href, size, credit, creditHref } = node.attrs
  const caption = inlineContent(node.content) as { content?: CaptionJson[] }
  const safe = safeImageAddress(src)
  if (safe === null) return inWords(alt, caption.content, credit)
  const creditWords = wordsOrNull(credit)
  return {
    type: 'figure',
    attrs: {
      src: safe,
      alt: wordsOrNull(alt),
      title: wordsOrNull(title),
      width,
      height,
      href: addressOrNull(href),
      size,
      credit: creditWords,
      creditHref: creditWords === null ? null : addressOrNull(creditHref),
    },
    ...caption,
  }
}

function inWords(alt: string | null, caption: CaptionJson[] | undefined, credit: string | null): ParagraphJson {
  const lines = [alt ? [text(alt)] : [], caption ?? [], credit ? [text(credit)] : []].filter((each) => each.length > 0)
  return paragraph({
    type: 'paragraph',
    content: lines.flatMap((each, index) => (index === 0 ? each : [{ type: 'hardBreak' as const }, ...each])),
  })
}

function text(words: string): TextJson {
  return { type: 'text', text: words }
}

function codeBlock(node: Extract<BlockJson, { type: 'codeBlock' }>): BlockJson {
  const code = storableText((node.content ?? []).map((piece) => piece.text).join('')).replace(/\r\n?/g, '\n')
  return {
    type: 'codeBlock',
    attrs: { language: node.attrs.language || null },
    ...(code !== '' && { content: [text(code)] }),
  }
}

export function isEmptyParagraph(node: BlockJson): boolean {
  return node.type === 'paragraph' && !node.content
}

/** The lines of a formula, without spaces at their ends, which mean nothing in TeX. */
function formula(latex: string): string {
  const lines = storableText(latex).split(/\r\n?|\n/)
  return lines
    .map((each) => each.trimEnd())
    .join('\n')
    .trim()
}

function isEmptyMath(node: BlockJson): boolean {
  return node.type === 'blockMath' && node.attrs.latex === ''
}

/** The words of a title or a summary, without spaces around them. */
function label(content: TextJson[] | undefined): { content?: TextJson[] } {
  const settled = inlineContent(content).content?.filter((node) => node.type === 'text') ?? []
  while (settled[0] && settled[0].text.trimStart() === '') settled.shift()
  while (settled.at(-1)?.text.trimEnd() === '') settled.pop()
  const trimmed = settled.map((node, index) => {
    const start = index === 0 ? node.text.trimStart() : node.text
    return { ...node, text: index === settled.length - 1 ? start.trimEnd() : start }
  })
  return trimmed.length > 0 ? { content: trimmed } : {}
}

function inlineContent(content: InlineJson[] = []): { content?: InlineJson[] } {
  const result: InlineJson[] = []
  for (const node of content) {
    const next = inline(node)
    const last = result.at(-1)
    if (next === null) continue
    if (next.type === 'text' && last?.type === 'text' && sameMarks(last.marks, next.marks)) last.text += next.text
    else result.push(next)
  }
  while (result.at(-1)?.type === 'hardBreak') result.pop()
  return result.length > 0 ? { content: result } : {}
}

function inline(node: InlineJson): InlineJson | null {
  const marks = (node.marks ?? []).map(mark).filter((each) => each !== null)
  const marked = marks.length > 0 ? { marks } : {}
  if (node.type === 'hardBreak') return { type: 'hardBreak', ...marked }
  if (node.type === 'footnoteReference') return { type: 'footnoteReference', attrs: node.attrs, ...marked }
  if (node.type === 'inlineMath') {
    const latex = line(node.attrs.latex).trim()
    return latex === '' ? null : { type: 'inlineMath', attrs: { latex }, ...marked }
  }
  if (node.type === 'text') {
    const words = line(node.text)
    return words === '' ? null : { type: 'text', ...marked, text: words }
  }
  const { src, alt, title, width, height } = node.attrs
  const safe = safeImageAddress(src)
  if (safe === null) return alt ? { type: 'text', ...marked, text: line(alt) } : null
  return {
    type: 'image',
    attrs: { src: safe, alt: wordsOrNull(alt), title: wordsOrNull(title), width, height },
    ...marked,
  }
}

function mark(node: MarkJson): MarkJson | null {
  if (node.type !== 'link') return node
  const href = safeAddress(node.attrs.href)
  return href === null ? null : { type: 'link', attrs: { href, title: lineOrNull(node.attrs.title) } }
}

function line(words: string): string {
  return storableText(words).replace(/\r\n|[\t\n\r]/g, ' ')
}

function lineOrNull(words: string | null): string | null {
  return words === null || words === '' ? null : line(words)
}

function wordsOrNull(words: string | null): string | null {
  return words === null ? null : line(words).trim() || null
}

function addressOrNull(address: string | null): string | null {
  return address === null ? null : safeAddress(address)
}

function pictureOrNull(address: string | null): string | null {
  return address === null ? null : safeImageAddress(address)
}

function sameMarks(one: MarkJson[] = [], other: MarkJson[] = []): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => other[index] !== undefined && sameMark(each, other[index]))
  )
}

function list(node: BulletListJson | OrderedListJson): BulletListJson | OrderedListJson {
  const content = node.content.map(listItem)
  const isLoose = content.some((each) => !isTight(each.content)) || (!node.attrs.tight && hasSomethingBetween(content))
  return node.type === 'orderedList'
    ? { type: 'orderedList', attrs: { start: node.attrs.start, tight: !isLoose }, content }
    : { type: 'bulletList', attrs: { tight: !isLoose }, content }
}

function listItem(node: ListItemJson): ListItemJson {
  const content = orEmpty(blocks(node.content))
  const [first] = content
  const isTask = first?.type === 'paragraph' && first.content !== undefined
  return { type: 'listItem', attrs: { checked: isTask ? node.attrs.checked : null }, content }
}

function hasSomethingBetween(items: ListItemJson[]): boolean {
  return items.length > 1 || items.some((each) => each.content.length > 1)
}

/** Whether the blocks of an item can follow each other without a blank line and be read as the same blocks again. */
function isTight(content: BlockJson[]): boolean {
  return content.every((right, index) => index === 0 || canTouch(content[index - 1], right))
}

function canTouch(left: BlockJson | undefined, right: BlockJson): boolean {
  if (left === undefined || (left.type === 'table' && !hasHeaderColumn(left))) return false
  if (!endsInText(left)) return true
  // What is left ends, or may end, in text that would swallow what can't break in.
  const wouldJoin = left.type === right.type || (isList(left) && isList(right))
  return breaksIntoText(right) && !wouldJoin
}

function endsInText(node: BlockJson): boolean {
  return node.type === 'paragraph' || isBareFigure(node) || node.type === 'blockquote' || isList(node)
}

/**
 * Whether a block is seen as such right after a line of text. CommonMark lets a list break into text only when it starts
 * at 1 and not with an empty item; that holds for what a quote or an item begins with, too.
 */
function breaksIntoText(node: BlockJson): boolean {
  if (node.type === 'paragraph' || isBareFigure(node)) return false
  if (node.type === 'table') return hasHeaderColumn(node)
  if (node.type !== 'blockquote' && !isList(node)) return true
  if (node.type === 'orderedList' && node.attrs.start !== 1) return false
  const first = node.content[0]
  const start = first?.type === 'listItem' ? first.content[0] : first
  if (start === undefined || (isList(node) && isEmptyParagraph(start))) return false
  return (start.type !== 'blockquote' && !isList(start)) || breaksIntoText(start)
}

function isList(node: BlockJson): node is BulletListJson | OrderedListJson {
  return node.type === 'bulletList' || node.type === 'orderedList'
}

type Cell = TableHeaderJson | TableCellJson

function table(node: TableJson): TableJson {
  const written = node.content.map((row) => row.content)
  const width = Math.max(...written.map((cells) => cells.length))
  const aligns = Array.from({ length: width }, (_, column) => written[0]?.[column]?.attrs.align ?? null)
  while (written.length > 1 && isEmptyHeader(written[0])) written.shift()
  const hasRow = !isEmptyHeader(written[0]) && (written[0]?.every(isHeader) ?? false)
  const hasColumn =
    written.every(([first]) => first && isHeader(first)) && (written.length > 1 || width > 1) && !isRow()
  return {
    type: 'table',
    content: written.map((cells, row) => ({
      type: 'tableRow',
      content: aligns.map((align, column) => {
        const isNaming = (hasRow && row === 0) || (hasColumn && column === 0)
        return cell(cells[column], isNaming ? 'tableHeader' : 'tableCell', align)
      }),
    })),
  }

  /** One row of which every cell is a header names columns, not itself. */
  function isRow(): boolean {
    return written.length === 1 && (hasRow || isEmptyHeader(written[0]))
  }
}

function isHeader({ type }: Cell): boolean {
  return type === 'tableHeader'
}

function isEmptyHeader(cells: Cell[] | undefined): boolean {
  return cells?.every((each) => isHeader(each) && paragraph(each.content[0]).content === undefined) ?? false
}

function cell(from: Cell | undefined, type: Cell['type'], align: Alignment | null): Cell {
  return {
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null, align },
    content: [paragraph(from?.content[0] ?? { type: 'paragraph' })],
  }
}
