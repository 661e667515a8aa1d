import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  FootnoteDefinition,
  Heading,
  List,
  ListItem,
  Nodes,
  RootContent,
  Table,
  Yaml,
} from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { Math } from 'mdast-util-math'
import { InvalidInput } from '@/lib/errors.ts'
import { calloutKinds } from '../nodes/callout.ts'
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
import { readDirective } from './read-directives.ts'
import { readInline } from './read-inline.ts'
import type { Place, Reading } from './reading.ts'
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

type Block = BlockContent | DefinitionContent | Yaml | ContainerDirective | LeafDirective | Math

/** How each block of Markdown becomes blocks of a document. Definitions are looked up where they are used. */
const readers: {
  [Type in Block['type']]: (reading: Reading, node: Extract<Block, { type: Type }>, depth: number) => BlockJson[]
} = {
  paragraph: (reading, node) => [paragraph(readInline(reading, node.children, node))],
  heading: (reading, node) => [readHeading(reading, node)],
  blockquote: readQuote,
  list: (reading, node, depth) => [readList(reading, node, depth)],
  code: (reading, node) => [readCode(reading, node.value, node.lang ?? null, node.meta ?? null, node)],
  thematicBreak: () => [{ type: 'horizontalRule' }],
  table: (reading, node) => [readTable(reading, node)],
  html: (reading, node) => [paragraph(readInline(reading, [node], node))],
  math: (reading, node) => readMath(reading, node),
  containerDirective: readBlockOfOurs,
  leafDirective: readBlockOfOurs,
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
  const tight = !isLoose(reading, node)
  return node.ordered
    ? { type: 'orderedList', attrs: { start: node.start ?? 1, tight }, content }
    : { type: 'bulletList', attrs: { tight }, content }
}

/** Whether there is air between the items of a list. What was made of HTML says it itself, for it has no place in the source. */
function isLoose(reading: Reading, { children, position, spread }: List): boolean {
  if (position?.start.offset === undefined) return (spread ?? false) || children.some((item) => item.spread)
  return areApart(reading, children) || children.some((item) => areApart(reading, item.children))
}

/**
 * Whether a blank line stands between any two of these, which makes a list loose (CommonMark 0.31, 5.3). The ends of
 * blocks say it wrongly where blank lines after a nested one are counted to it, so the line before each start is asked.
 */
function areApart(reading: Reading, nodes: readonly Nodes[]): boolean {
  return nodes.some((node, index) => {
    const line = index === 0 ? undefined : reading.lines[(node.position?.start.line ?? 0) - 2]
    return line !== undefined && /^[ \t>]*$/.test(line) && line.split('>').length - 1 <= reading.quotes
  })
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

/** A footnote; it stands at the end of the document, wherever it was written. */
function readFootnote(reading: Reading, node: FootnoteDefinition, depth: number): BlockJson[] {
  const content = orEmpty(readBlocks(reading, node.children, depth + 1))
  reading.footnotes.push({ type: 'footnote', attrs: { label: reading.footnoteLabel(node) }, content })
  return []
}

function readBlockOfOurs(reading: Reading, node: ContainerDirective | LeafDirective, depth: number): BlockJson[] {
  return readDirective(reading, node, (children) => readBlocks(reading, children, depth + 1))
}

function readMath(reading: Reading, node: Math): BlockJson[] {
  if (node.meta) reading.warn(node, `What stands beside the sign of a formula was left out: ${quoted(node.meta)}.`)
  return [{ type: 'blockMath', attrs: { latex: node.value } }]
}

/** A quote; one that GitHub shows as an alert (`> [!NOTE]`) is a callout. */
function readQuote(reading: Reading, node: Blockquote, depth: number): BlockJson[] {
  const kind = alertKind(reading, node)
  const inside = { ...reading, quotes: reading.quotes + 1 }
  const content = orEmpty(readBlocks(inside, kind === null ? node.children : withoutSign(node), depth + 1))
  return kind === null ? [{ type: 'blockquote', content }] : [{ type: 'callout', attrs: { kind }, content }]
}

function alertKind(reading: Reading, { children: [first] }: Blockquote) {
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  if (text?.type !== 'text') return null
  // An escaped sign is none, so the source is asked.
  const { start, end } = text.position ?? {}
  const [, name] = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/i.exec(reading.source.slice(start?.offset, end?.offset)) ?? []
  return calloutKinds.find((each) => each === name?.toLowerCase()) ?? null
}

function withoutSign({ children: [first, ...rest] }: Blockquote): RootContent[] {
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'text') return rest
  const [text, ...others] = first.children
  const value = text.value.replace(/^\[![a-z]+\][ \t]*\n?/i, '')
  const children = value === '' ? others : [{ ...text, value }, ...others]
  // A break after the sign would be all that is left of its line.
  return children.length > 0 ? [{ ...first, children }, ...rest] : rest
}
