import { getSchema, type AnyExtension } from '@tiptap/core'
import { Subscript } from '@tiptap/extension-subscript'
import { Superscript } from '@tiptap/extension-superscript'
import type { Schema } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import { InvalidDocument } from './invalid-document.ts'
import { aboutAuthor, contents, pastIssues, subscribe } from './nodes/automatic.ts'
import { callout, type CalloutKind } from './nodes/callout.ts'
import { card } from './nodes/card.ts'
import { code } from './nodes/code.ts'
import { codeBlock } from './nodes/code-block.ts'
import { details, detailsSummary } from './nodes/details.ts'
import { doc } from './nodes/doc.ts'
import { embed, type EmbedKind } from './nodes/embed.ts'
import { figure, type FigureSize } from './nodes/figure.ts'
import { footnote, footnoteReference } from './nodes/footnote.ts'
import { heading } from './nodes/heading.ts'
import { image } from './nodes/image.ts'
import { item, itemTitle } from './nodes/item.ts'
import { language } from './nodes/language.ts'
import { link } from './nodes/link.ts'
import { bulletList, listItem, orderedList } from './nodes/list.ts'
import { blockMath, inlineMath } from './nodes/math.ts'
import { table, tableCell, tableHeader, tableRow } from './nodes/table.ts'

/**
 * What a document is made of, for the editor and for `documentSchema`: what CommonMark and GitHub's Markdown have, under
 * Tiptap's own names, so that its commands work, and the newsletter's own blocks. Undo, drop cursor and the like come
 * along with the StarterKit. Underline is left out: Markdown has none, and readers take it for a link.
 */
export const documentExtensions: AnyExtension[] = [
  StarterKit.configure({
    bulletList: false,
    code: false,
    codeBlock: false,
    document: false,
    heading: false,
    link: false,
    listItem: false,
    orderedList: false,
    underline: false,
  }),
  doc,
  heading,
  bulletList,
  orderedList,
  listItem,
  codeBlock,
  image,
  table,
  tableRow,
  tableHeader,
  tableCell,
  item,
  itemTitle,
  card,
  figure,
  embed,
  callout,
  details,
  detailsSummary,
  footnote,
  footnoteReference,
  blockMath,
  inlineMath,
  contents,
  pastIssues,
  subscribe,
  aboutAuthor,
  link,
  code,
  Subscript,
  Superscript,
  language,
]

export const documentSchema: Schema<NodeName, MarkName> = getSchema(documentExtensions)

export type Alignment = 'left' | 'center' | 'right'

export type MarkJson =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'strike' }
  | { type: 'code' }
  | { type: 'subscript' }
  | { type: 'superscript' }
  | { type: 'language'; attrs: { lang: string } }
  | { type: 'link'; attrs: { href: string; title: string | null } }

export type TextJson = { type: 'text'; text: string; marks?: MarkJson[] }
export type HardBreakJson = { type: 'hardBreak'; marks?: MarkJson[] }
export type ImageJson = {
  type: 'image'
  attrs: { src: string; alt: string | null; title: string | null; width: number | null; height: number | null }
  marks?: MarkJson[]
}
export type InlineMathJson = { type: 'inlineMath'; attrs: { latex: string }; marks?: MarkJson[] }
export type FootnoteReferenceJson = { type: 'footnoteReference'; attrs: { label: string }; marks?: MarkJson[] }
export type InlineJson = TextJson | HardBreakJson | ImageJson | InlineMathJson | FootnoteReferenceJson
/** What a caption may hold: a line without pictures. */
export type CaptionJson = Exclude<InlineJson, ImageJson>

export type ParagraphJson = { type: 'paragraph'; content?: InlineJson[] }
export type HeadingJson = { type: 'heading'; attrs: { level: 2 | 3 | 4 | 5 | 6 }; content?: InlineJson[] }
export type BlockquoteJson = { type: 'blockquote'; content: BlockJson[] }
export type CodeBlockJson = {
  type: 'codeBlock'
  attrs: { language: string | null }
  content?: { type: 'text'; text: string }[]
}
export type HorizontalRuleJson = { type: 'horizontalRule' }
export type ListItemJson = { type: 'listItem'; attrs: { checked: boolean | null }; content: BlockJson[] }
export type BulletListJson = { type: 'bulletList'; attrs: { tight: boolean }; content: ListItemJson[] }
export type OrderedListJson = { type: 'orderedList'; attrs: { start: number; tight: boolean }; content: ListItemJson[] }
export type CellAttributes = { colspan: 1; rowspan: 1; colwidth: null; align: Alignment | null }
export type TableHeaderJson = { type: 'tableHeader'; attrs: CellAttributes; content: [ParagraphJson] }
export type TableCellJson = { type: 'tableCell'; attrs: CellAttributes; content: [ParagraphJson] }
export type TableRowJson = { type: 'tableRow'; content: (TableHeaderJson | TableCellJson)[] }
export type TableJson = { type: 'table'; content: TableRowJson[] }

export type ItemTitleJson = { type: 'itemTitle'; content?: TextJson[] }
export type ItemJson = {
  type: 'item'
  attrs: { href: string | null; citation: string | null }
  content: [ItemTitleJson, ...BlockJson[]]
}
export type CardJson = {
  type: 'card'
  attrs: {
    href: string | null
    title: string | null
    description: string | null
    site: string | null
    image: string | null
  }
}
export type FigureJson = {
  type: 'figure'
  attrs: {
    src: string
    alt: string | null
    title: string | null
    /** In pixels, where the author or the imported page said so; of stored pictures we know it ourselves. */
    width: number | null
    height: number | null
    /** Where a click on the picture leads. */
    href: string | null
    size: FigureSize
    credit: string | null
    creditHref: string | null
  }
  content?: CaptionJson[]
}
export type EmbedJson = {
  type: 'embed'
  attrs: {
    kind: EmbedKind
    href: string | null
    title: string | null
    author: string | null
    image: string | null
  }
}
export type CalloutJson = { type: 'callout'; attrs: { kind: CalloutKind | null }; content: BlockJson[] }
export type DetailsSummaryJson = { type: 'detailsSummary'; content?: TextJson[] }
export type DetailsJson = { type: 'details'; content: [DetailsSummaryJson, ...BlockJson[]] }
export type FootnoteJson = { type: 'footnote'; attrs: { label: string }; content: BlockJson[] }
export type BlockMathJson = { type: 'blockMath'; attrs: { latex: string } }
export type ContentsJson = { type: 'contents' }
export type PastIssuesJson = { type: 'pastIssues'; attrs: { count: number }; content?: BlockJson[] }
export type SubscribeJson = { type: 'subscribe'; content?: BlockJson[] }
export type AboutAuthorJson = { type: 'aboutAuthor' }

export type BlockJson =
  | ParagraphJson
  | HeadingJson
  | BlockquoteJson
  | CodeBlockJson
  | HorizontalRuleJson
  | BulletListJson
  | OrderedListJson
  | TableJson
  | ItemJson
  | CardJson
  | FigureJson
  | EmbedJson
  | CalloutJson
  | DetailsJson
  | BlockMathJson
  | ContentsJson
  | PastIssuesJson
  | SubscribeJson
  | AboutAuthorJson

/** A whole document: ProseMirror JSON in `documentSchema`, with every attribute. Footnotes come after all blocks. */
export type DocumentJson = { type: 'doc'; content: (BlockJson | FootnoteJson)[] }

export type NodeJson =
  | DocumentJson
  | BlockJson
  | InlineJson
  | ListItemJson
  | TableRowJson
  | TableHeaderJson
  | TableCellJson
  | ItemTitleJson
  | DetailsSummaryJson
  | FootnoteJson

/** Every node of the schema. A renderer has an entry for each. */
export type NodeName = NodeJson['type']
/** Every mark of the schema. */
export type MarkName = MarkJson['type']

/** The document of an issue that was just begun. */
export const emptyDocument: DocumentJson = { type: 'doc', content: [{ type: 'paragraph' }] }

/** How deep nodes may lie within each other; a page of a hundred nested quotes is no letter. */
export const greatestDepth = 100
/** How many nodes and marks a document may have. */
export const greatestNodeCount = 200_000
/** How much text a document may have, all of its attributes included, in UTF-16 units. */
export const greatestTextLength = 5_000_000

/**
 * Takes untrusted JSON and gives it back as a document, checked against the schema: every node, mark and attribute must
 * be known and of the right kind, and stand where it may. Attributes that are left out get their defaults. What can't be
 * stored as text (U+0000, halves of surrogate pairs) becomes U+FFFD.
 * @throws InvalidDocument which says what is wrong.
 */
export function parseDocument(value: unknown): DocumentJson {
  const cleaned = clean(value)
  try {
    const node = documentSchema.nodeFromJSON(cleaned)
    if (node.type !== documentSchema.topNodeType) throw new RangeError('It is a part, not a whole document.')
    node.check()
    // ProseMirror's attributes are objects without a prototype, which React refuses to send to a browser.
    return JSON.parse(JSON.stringify(node)) as DocumentJson
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidDocument(`This text can’t be kept, as it is not built as it should be. ${error.message}`, {
      cause: error,
    })
  }
}

const fields: ReadonlySet<string> = new Set(['type', 'attrs', 'content', 'marks', 'text'])

/** Checks the form of the JSON, before ProseMirror builds nodes of it, and makes its strings storable. */
function clean(document: unknown): unknown {
  let nodes = 0
  let length = 0
  return cleanNode(document, 0)

  function cleanNode(value: unknown, depth: number): Record<string, unknown> {
    if (depth > greatestDepth) refuse(`Its parts lie more than ${greatestDepth} deep in each other.`)
    if (++nodes > greatestNodeCount) refuse('It has too many parts.')
    if (!isRecord(value) || typeof value.type !== 'string') refuse('A part of it has no type.')
    const unknown = Object.keys(value).find((name) => !fields.has(name))
    if (unknown !== undefined) refuse(`A “${shown(value.type)}” can’t have “${shown(unknown)}”.`)
    const { type, attrs, content, marks, text } = value
    const spec = type in documentSchema.nodes ? documentSchema.nodes[type as NodeName].spec : null
    if (!spec) refuse(`There is no “${shown(type)}”.`)
    if (text !== undefined && type !== 'text') refuse(`A “${type}” can’t have text of its own.`)
    return {
      type,
      ...(text !== undefined && { text: cleanText(text) }),
      ...(attrs !== undefined && { attrs: cleanAttributes(type, spec.attrs, attrs) }),
      ...(content !== undefined && { content: list(content).map((child) => cleanNode(child, depth + 1)) }),
      ...(marks !== undefined && { marks: list(marks).map(cleanMark) }),
    }
  }

  function cleanMark(value: unknown): Record<string, unknown> {
    if (++nodes > greatestNodeCount) refuse('It has too many parts.')
    if (!isRecord(value) || typeof value.type !== 'string') refuse('A part of it has no type.')
    const { type, attrs } = value
    const spec = type in documentSchema.marks ? documentSchema.marks[type as MarkName].spec : null
    if (!spec) refuse(`There is no “${shown(type)}”.`)
    return { type, ...(attrs !== undefined && { attrs: cleanAttributes(type, spec.attrs, attrs) }) }
  }

  function cleanAttributes(type: string, known: Record<string, unknown> | undefined, value: unknown) {
    if (!isRecord(value)) refuse(`The attributes of a “${type}” are no attributes.`)
    const entries = Object.entries(value).map(([name, content]) => {
      if (!known || !Object.hasOwn(known, name)) refuse(`A “${type}” can’t have “${shown(name)}”.`)
      return [name, typeof content === 'string' ? cleanText(content) : content]
    })
    return Object.fromEntries(entries) as Record<string, unknown>
  }

  function cleanText(value: unknown): string {
    if (typeof value !== 'string') refuse('A part of its text is no text.')
    length += value.length
    if (length > greatestTextLength) refuse('It is too long.')
    return storableText(value)
  }
}

/** Text with U+FFFD for what neither JSON in the database nor a page can hold: U+0000 and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, '\uFFFD')
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) refuse('A part of it is no list, but should be one.')
  return value as unknown[]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name
}

function refuse(reason: string): never {
  throw new InvalidDocument(`This text can’t be kept, as it is not built as it should be. ${reason}`)
}
