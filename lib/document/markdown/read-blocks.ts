import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Heading,
  Html,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  RootContent,
  Table,
  Yaml,
} from 'mdast'
import { InvalidInput } from '@/lib/errors.ts'
import { isCodeLanguage } from '../nodes/code-block.ts'
import {
  greatestDepth,
  type BlockJson,
  type HeadingJson,
  type InlineJson,
  type ListItemJson,
  type ParagraphJson,
  type TableCellJson,
  type TableHeaderJson,
} from '../schema.ts'
import { isKnownTag, readInline } from './read-inline.ts'
import type { Place, Reading } from './reading.ts'
import { decodeEntities, readTag, splitHtml } from './tag.ts'
import { quoted } from './warning.ts'

/**
 * Reads blocks of Markdown into blocks of a document.
 * @throws InvalidInput when they lie too deep in each other for a document.
 */
export function readBlocks(reading: Reading, nodes: readonly RootContent[], depth = 1): BlockJson[] {
  if (depth > greatestDepth)
    throw new InvalidInput('This text can’t be read: quotes or lists in it lie too deep in each other.')
  return nodes.flatMap((node) => readBlock(reading, node, depth))
}

type Block = BlockContent | DefinitionContent | Yaml

/** How each block of Markdown becomes blocks of a document. Definitions are looked up where they are used. */
const readers: {
  [Type in Block['type']]: (reading: Reading, node: Extract<Block, { type: Type }>, depth: number) => BlockJson[]
} = {
  paragraph: (reading, node) => [paragraph(readInline(reading, node.children, node))],
  heading: (reading, node) => [readHeading(reading, node)],
  blockquote: (reading, node, depth) => [
    { type: 'blockquote', content: orEmpty(readBlocks(reading, node.children, depth + 1)) },
  ],
  list: (reading, node, depth) => [readList(reading, node, depth)],
  code: (reading, node) => [readCode(reading, node.value, node.lang ?? null, node.meta ?? null, node)],
  thematicBreak: () => [{ type: 'horizontalRule' }],
  table: (reading, node) => [readTable(reading, node)],
  html: (reading, node) => readHtml(reading, node),
  footnoteDefinition: (reading, node, depth) => readFootnote(reading, node, depth),
  definition: () => [],
  yaml: () => [],
}

function readBlock(reading: Reading, node: RootContent, depth: number): BlockJson[] {
  if (!Object.hasOwn(readers, node.type)) throw new Error(`The parser gave a “${node.type}” where a block should be.`)
  const read = readers[node.type as Block['type']] as (
    reading: Reading,
    node: RootContent,
    depth: number,
  ) => BlockJson[]
  return read(reading, node, depth)
}

function paragraph(content: InlineJson[]): ParagraphJson {
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}

function orEmpty(blocks: BlockJson[]): BlockJson[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}

function readHeading(reading: Reading, node: Heading): HeadingJson {
  const wanted = node.depth + reading.headingShift
  if (wanted > 6)
    reading.warn(node, 'All headings go down one level, as the title is the highest; this one stays at level 6.')
  const level = Math.min(wanted, 6) as HeadingJson['attrs']['level']
  const content = readInline(reading, node.children, node)
  return { type: 'heading', attrs: { level }, ...(content.length > 0 && { content }) }
}

function readList(reading: Reading, node: List, depth: number): BlockJson {
  const content = node.children.map((item) => readItem(reading, item, depth))
  const tight = !areApart(node.children) && !node.children.some((item) => areApart(item.children))
  return node.ordered
    ? { type: 'orderedList', attrs: { start: node.start ?? 1, tight }, content }
    : { type: 'bulletList', attrs: { tight }, content }
}

/** Whether a blank line stands between any two of these, which makes a list loose (CommonMark 0.31, 5.3). */
function areApart(nodes: readonly Nodes[]): boolean {
  return nodes.some((node, index) => {
    const before = nodes[index - 1]
    return before !== undefined && (node.position?.start.line ?? 0) - lastLine(before) > 1
  })
}

/** Where a block ends. The parser counts blank lines after a nested list to it within a quote, so its last part is asked. */
function lastLine(node: Nodes): number {
  const last = node.type === 'list' || node.type === 'listItem' ? node.children.at(-1) : undefined
  if (last) return lastLine(last)
  return (node.type === 'listItem' ? node.position?.start.line : node.position?.end.line) ?? Infinity
}

function readItem(reading: Reading, node: ListItem, depth: number): ListItemJson {
  const content = orEmpty(readBlocks(reading, node.children, depth + 2))
  return { type: 'listItem', attrs: { checked: node.checked ?? null }, content }
}

function readCode(reading: Reading, text: string, lang: string | null, meta: string | null, place: Place): BlockJson {
  const language = isCodeLanguage(lang) ? lang : null
  const lost = [lang === language ? null : lang, meta].filter((word) => word !== null)
  if (lost.length > 0)
    reading.warn(place, `What stands beside the language of a code block was left out: ${quoted(lost.join(' '))}.`)
  return { type: 'codeBlock', attrs: { language }, ...(text !== '' && { content: [{ type: 'text', text }] }) }
}

function readTable(reading: Reading, node: Table): BlockJson {
  const rows = node.children.map((row, index) => {
    const type: (TableHeaderJson | TableCellJson)['type'] = index === 0 ? 'tableHeader' : 'tableCell'
    return row.children.map((cell, column) => ({
      type,
      attrs: { colspan: 1 as const, rowspan: 1 as const, colwidth: null, align: node.align?.[column] ?? null },
      content: [paragraph(readInline(reading, cell.children, cell))] as [ParagraphJson],
    }))
  })
  return { type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) }
}

/** HTML between blocks: read as a line where every tag in it is known, and kept as it stands otherwise. */
function readHtml(reading: Reading, node: Html): BlockJson[] {
  const pieces = splitHtml(node.value)
  const isKnown = pieces.every(({ text, isTag }) => (isTag ? isKnownTag(readTag(text)) : !text.includes('<')))
  if (isKnown) {
    const children = pieces.map(({ text, isTag }): PhrasingContent =>
      isTag ? { type: 'html', value: text } : { type: 'text', value: decodeEntities(text) },
    )
    const content = trimmed(readInline(reading, children, node))
    return content.length > 0 ? [paragraph(content)] : []
  }
  reading.warn(node, `HTML is kept as text: ${quoted(node.value)}.`)
  if (node.value.includes('\n')) return [readCode(reading, node.value, 'html', null, node)]
  return [paragraph([{ type: 'text', text: node.value }])]
}

/** A line without the spaces that only set its tags apart. */
function trimmed(content: InlineJson[]): InlineJson[] {
  return content
    .map((node, index) => {
      if (node.type !== 'text') return node
      const start = index === 0 ? node.text.trimStart() : node.text
      return { ...node, text: index === content.length - 1 ? start.trimEnd() : start }
    })
    .filter((node) => node.type !== 'text' || node.text !== '')
}

/** A footnote as it is written: its label before its text. */
function readFootnote(reading: Reading, node: FootnoteDefinition, depth: number): BlockJson[] {
  const label: InlineJson = { type: 'text', text: `[^${node.label ?? node.identifier}]: ` }
  const [first, ...rest] = readBlocks(reading, node.children, depth)
  reading.warn(node, `Footnotes are kept as text: ${quoted(label.text)}.`)
  if (first?.type === 'paragraph') return [paragraph([label, ...(first.content ?? [])]), ...rest]
  return [paragraph([label]), ...(first ? [first] : []), ...rest]
}
