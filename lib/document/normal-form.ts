import { sameMark } from './inline-tree.ts'
import { safeAddress, safeImageAddress } from './links.ts'
import {
  storableText,
  type Alignment,
  type BlockJson,
  type BulletListJson,
  type DocumentJson,
  type InlineJson,
  type ListItemJson,
  type MarkJson,
  type OrderedListJson,
  type ParagraphJson,
  type TableCellJson,
  type TableHeaderJson,
  type TableJson,
} from './schema.ts'

/**
 * The form of a document that every rendering starts from and that Markdown gives back unchanged. Nothing a reader could
 * see is lost; what has no meaning of its own is settled:
 *
 * - Empty paragraphs go, unless nothing else is there.
 * - Neighbouring text with the same marks is one; tabs and line breaks within it are spaces.
 * - Empty titles, descriptions and languages are none. Addresses have no spaces around them.
 * - A list is tight only where CommonMark can have it tight, and loose only where something is there to be kept apart.
 * - Only an item that begins with text can be a task.
 * - A table is a full rectangle, has one alignment a column, and header cells in the whole first row or nowhere.
 *   A header row without any content is none.
 */
export function normalForm(document: DocumentJson): DocumentJson {
  return { type: 'doc', content: blocks(document.content) }
}

function blocks(content: BlockJson[]): BlockJson[] {
  const kept = content.map(block).filter((each) => !isEmptyParagraph(each))
  return kept.length > 0 ? kept : [{ type: 'paragraph' }]
}

function block(node: BlockJson): BlockJson {
  if (node.type === 'paragraph') return paragraph(node)
  if (node.type === 'heading') return { type: 'heading', attrs: node.attrs, ...inlineContent(node.content) }
  if (node.type === 'blockquote') return { type: 'blockquote', content: blocks(node.content) }
  if (node.type === 'codeBlock') return codeBlock(node)
  if (node.type === 'table') return table(node)
  return isList(node) ? list(node) : node
}

function paragraph(node: ParagraphJson): ParagraphJson {
  return { type: 'paragraph', ...inlineContent(node.content) }
}

function codeBlock(node: Extract<BlockJson, { type: 'codeBlock' }>): BlockJson {
  const text = storableText((node.content ?? []).map((piece) => piece.text).join('')).replace(/\r\n?/g, '\n')
  return {
    type: 'codeBlock',
    attrs: { language: node.attrs.language || null },
    ...(text !== '' && { content: [{ type: 'text', text }] }),
  }
}

export function isEmptyParagraph(node: BlockJson): boolean {
  return node.type === 'paragraph' && !node.content
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
  return result.length > 0 ? { content: result } : {}
}

function inline(node: InlineJson): InlineJson | null {
  const marks = (node.marks ?? []).map(mark).filter((each) => each !== null)
  const marked = marks.length > 0 ? { marks } : {}
  if (node.type === 'hardBreak') return { type: 'hardBreak', ...marked }
  if (node.type === 'text') {
    const text = line(node.text)
    return text === '' ? null : { type: 'text', ...marked, text }
  }
  const { src, alt, title, width, height } = node.attrs
  const safe = safeImageAddress(src)
  if (safe === null) return alt ? { type: 'text', ...marked, text: line(alt) } : null
  return {
    type: 'image',
    attrs: { src: safe, alt: lineOrNull(alt), title: lineOrNull(title), width, height },
    ...marked,
  }
}

function mark(node: MarkJson): MarkJson | null {
  if (node.type !== 'link') return node
  const href = safeAddress(node.attrs.href)
  return href === null ? null : { type: 'link', attrs: { href, title: lineOrNull(node.attrs.title) } }
}

function line(text: string): string {
  return storableText(text).replace(/\r\n|[\t\n\r]/g, ' ')
}

function lineOrNull(text: string | null): string | null {
  return text === null || text === '' ? null : line(text)
}

function sameMarks(one: MarkJson[] = [], other: MarkJson[] = []): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => other[index] !== undefined && sameMark(each, other[index]))
  )
}

function list(node: BulletListJson | OrderedListJson): BulletListJson | OrderedListJson {
  const content = node.content.map(item)
  const isLoose = content.some((each) => !isTight(each.content)) || (!node.attrs.tight && hasSomethingBetween(content))
  return node.type === 'orderedList'
    ? { type: 'orderedList', attrs: { start: node.attrs.start, tight: !isLoose }, content }
    : { type: 'bulletList', attrs: { tight: !isLoose }, content }
}

function item(node: ListItemJson): ListItemJson {
  const content = blocks(node.content)
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
  if (left === undefined || left.type === 'table') return false
  if (left.type === 'heading' || left.type === 'codeBlock' || left.type === 'horizontalRule') return true
  // What is left ends, or may end, in text that would swallow what can't break in.
  const wouldJoin = left.type === right.type || (isList(left) && isList(right))
  return breaksIntoText(right) && !wouldJoin
}

/**
 * Whether a block is seen as such right after a line of text. CommonMark lets a list break into text only when it starts
 * at 1 and not with an empty item; that holds for what a quote or an item begins with, too.
 */
function breaksIntoText(node: BlockJson): boolean {
  if (node.type === 'paragraph' || node.type === 'table') return false
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
  const hasHeader = written[0]?.every((each) => each.type === 'tableHeader') ?? false
  const rows = written.map((cells, row) =>
    aligns.map((align, column) => cell(cells[column], hasHeader && row === 0 ? 'tableHeader' : 'tableCell', align)),
  )
  const isEmptyHeader = hasHeader && rows[0]?.every((each) => each.content[0].content === undefined)
  if (isEmptyHeader && rows.length > 1) rows.shift()
  else if (isEmptyHeader)
    rows.splice(
      0,
      1,
      aligns.map((align) => cell(undefined, 'tableCell', align)),
    )
  return { type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) }
}

function cell(from: Cell | undefined, type: Cell['type'], align: Alignment | null): Cell {
  return {
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null, align },
    content: [paragraph(from?.content[0] ?? { type: 'paragraph' })],
  }
}
