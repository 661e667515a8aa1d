import type { RenderingContext } from './context.ts'
import { absoluteAddress, absoluteImageAddress } from './links.ts'
import { missingPicture } from './missing-picture.ts'
import { renderWith, type MarkTable, type NodeTable } from './rendering.ts'
import type { Alignment, DocumentJson } from './schema.ts'
import { hasHeaderRow } from './table-shape.ts'
import { columns } from './width.ts'

/** The addresses that are named at the end, each with its number. */
type Notes = Map<string, number>

const nodes = {
  doc: (node, text) => text.each(node.content, node).filter(Boolean).join('\n\n'),
  paragraph: (node, text) => text.inline(node.content, node).trim(),
  heading: (node, text) => {
    const words = text.inline(node.content, node).replaceAll('\n', ' ')
    const underline = (node.attrs.level === 2 ? '=' : '-').repeat(Math.min(columns(words), 72))
    return `${words}\n${underline}`.trimEnd()
  },
  blockquote: (node, text) => indent(text.each(node.content, node).join('\n\n'), '> '),
  bulletList: (node, text) => text.each(node.content, node).join(node.attrs.tight ? '\n' : '\n\n'),
  orderedList: (node, text) => text.each(node.content, node).join(node.attrs.tight ? '\n' : '\n\n'),
  listItem: (node, text, parent) => {
    const isOrdered = parent?.type === 'orderedList'
    const marker = isOrdered ? `${parent.attrs.start + parent.content.indexOf(node)}. ` : '- '
    const isTight = (isOrdered || parent?.type === 'bulletList') && parent.attrs.tight
    const box = node.attrs.checked === null ? '' : node.attrs.checked ? '[x] ' : '[ ] '
    const inside = `${box}${text.each(node.content, node).join(isTight ? '\n' : '\n\n')}`
    return `${marker}${indent(inside, ' '.repeat(marker.length)).slice(marker.length)}`.trimEnd()
  },
  codeBlock: (node) => indent((node.content ?? []).map((piece) => piece.text).join(''), '    ').trimEnd(),
  horizontalRule: () => '* * *',
  table: (node, text) => {
    const rows = node.content.map((row) => text.each(row.content, row).map((cell) => cell.replaceAll('\n', ' ')))
    const aligns = node.content[0]?.content.map((cell) => cell.attrs.align) ?? []
    return alignColumns(rows, aligns, hasHeaderRow(node))
  },
  tableRow: (node, text) => text.each(node.content, node).join(' '),
  tableHeader: (node, text) => text.each(node.content, node).join(' '),
  tableCell: (node, text) => text.each(node.content, node).join(' '),
  text: (node) => node.text,
  hardBreak: () => '\n',
  image: (node, { context, state }) => {
    const missing = missingPicture(node, context)
    if (missing !== null) return `[${missing}]`
    const address = absoluteImageAddress(node.attrs.src, context.issueAddress)
    const words = node.attrs.alt ?? node.attrs.title
    return [words === null ? '' : `[${words}]`, address === null ? '' : note(state, address)].filter(Boolean).join(' ')
  },
} satisfies NodeTable<Notes>

const marks = {
  link: (mark, inner, { context, state }) => {
    const href = absoluteAddress(mark.attrs.href, context.issueAddress)
    const isSaid = href === null || href === inner || href === `mailto:${inner}` || href === `tel:${inner}`
    return isSaid ? inner : `${inner} ${note(state, href)}`
  },
  bold: (_, inner) => inner,
  italic: (_, inner) => inner,
  strike: (_, inner) => `~~${inner}~~`,
  code: (_, inner) => inner,
} satisfies MarkTable<Notes>

/**
 * Writes a document as plain text. A paragraph is one line, for the mail program to break; headings are underlined, tables
 * have aligned columns, and links are numbered notes whose addresses stand at the end.
 */
export function renderText(document: DocumentJson, context: RenderingContext): string {
  const notes: Notes = new Map()
  const letter = renderWith(document, { nodes, marks }, context, notes)
  const addresses = [...notes].map(([address, number]) => `[${number}] ${address}`)
  return `${[letter, addresses.join('\n')].filter(Boolean).join('\n\n')}\n`
}

function note(notes: Notes, address: string): string {
  const number = notes.get(address) ?? notes.size + 1
  notes.set(address, number)
  return `[${number}]`
}

function indent(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => `${by}${line}`.trimEnd())
    .join('\n')
}

function alignColumns(rows: string[][], aligns: (Alignment | null)[], hasHeader: boolean): string {
  const widths = aligns.map((_, column) => Math.max(...rows.map((row) => columns(row[column] ?? ''))))
  const written = rows.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? '', width, aligns[column] ?? null))
      .join('  ')
      .trimEnd(),
  )
  if (hasHeader)
    written.splice(
      1,
      0,
      widths
        .map((width) => '-'.repeat(width))
        .join('  ')
        .trimEnd(),
    )
  return written.join('\n')
}

function pad(cell: string, width: number, align: Alignment | null): string {
  const room = width - columns(cell)
  const before = align === 'right' ? room : align === 'center' ? Math.floor(room / 2) : 0
  return `${' '.repeat(before)}${cell}${' '.repeat(room - before)}`
}
