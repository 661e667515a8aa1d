import type { Heading, Root, RootContent } from 'mdast'
import { normalForm } from '../normal-form.ts'
import { resolveTree } from '../html/resolve-html.ts'
import { plainText } from '../plain-text.ts'
import { parseDocument, storableText, type BlockJson, type DocumentJson } from '../schema.ts'
import { noFields, type MarkdownFields } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import { refuseCostly } from './guard.ts'
import { parse } from './parser.ts'
import { readBlocks } from './read-blocks.ts'
import { readInline } from './read-inline.ts'
import { startReading, type Reading } from './reading.ts'
import { readRevue } from './revue/read-revue.ts'
import { isRevue } from './revue/recognize.ts'
import { quotedWhole, type Warning } from './warning.ts'

export type ReadMarkdown = { fields: MarkdownFields; document: DocumentJson; warnings: Warning[] }

export type ReadingOptions = {
  /** Takes the parameters `utm_…` out of addresses on other sites. */
  stripTracking?: boolean
}

/**
 * Reads Markdown (CommonMark 0.31 with GitHub's tables, task items, strikethrough, footnotes, alerts and bare addresses,
 * formulas between dollars, and directives for the newsletter's own blocks) with YAML front matter. What a document can't
 * hold stays as text, with a warning that names its line; nothing goes in silence.
 *
 * - Without a title in the front matter, a heading of level 1 that stands first is the title and leaves the text.
 * - Where other headings have level 1, all headings go down one level, to 6 at most.
 * - HTML is read as content where a document can hold it; comments are left out.
 * - A letter that Revue wrote and Medium copied is read as its author meant it.
 *
 * @throws InvalidInput when the text is too long or too deep to be a letter.
 */
export function readMarkdown(source: string, options: ReadingOptions = {}): ReadMarkdown {
  const text = storableText(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  refuseCostly(text)
  const root = parse(text)
  const warnings: Warning[] = []

  const [first, ...others] = root.children
  const frontMatter = first?.type === 'yaml' ? takeFrontMatter(first.value, warnings) : null
  const fields = frontMatter?.fields ?? noFields
  const nodes = first?.type === 'yaml' ? others : root.children
  const resolved = resolveTree({ ...root, children: nodes }, text, (line, doubt) =>
    warnings.push({ line, text: doubt }),
  )
  const begun = { fields, kept: frontMatter?.kept ?? [], warnings, isRevue: isRevue(text), ...options }
  return readTree(resolved, text, begun)
}

type Begun = ReadingOptions & {
  fields: MarkdownFields
  /** Blocks that stand before all others. */
  kept?: BlockJson[]
  /** What was doubtful before; the rest is added. */
  warnings: Warning[]
  /** Whether Revue wrote it. */
  isRevue?: boolean
}

/**
 * Reads a tree of Markdown, wherever it came from. @param source what the positions of its nodes refer to.
 * @throws InvalidInput when it lies too deep for a document.
 */
export function readTree(root: Root, source: string, begun: Begun): ReadMarkdown {
  const { warnings, kept = [], stripTracking = false } = begun
  let { fields } = begun
  let nodes = root.children
  const heading = fields.title === '' ? titleHeading(nodes) : null
  if (heading) nodes = nodes.filter((node) => node !== heading)

  const meant = begun.isRevue
    ? readRevue({ type: 'root', children: nodes }, source, (line, text) => warnings.push({ line, text }))
    : null
  if (meant) nodes = meant.root.children

  const reading = startReading({ type: 'root', children: nodes }, source, warnings, { stripTracking })
  if (heading) fields = { ...fields, title: takeTitle(reading, heading) }
  if (meant) {
    fields = {
      ...fields,
      subtitle: fields.subtitle || (meant.subtitle ?? ''),
      canonicalAddress: fields.canonicalAddress ?? meant.origin,
    }
  }
  const content = [...kept, ...readBlocks(reading, nodes)]
  const document = normalForm({ type: 'doc', content: [...content, ...reading.footnotes] })
  return { fields, document: parseDocument(document), warnings: warnings.sort((one, other) => one.line - other.line) }
}

/** The front matter; when it is broken, its text instead, as a block of code. */
function takeFrontMatter(yaml: string, warnings: Warning[]): { fields: MarkdownFields; kept: BlockJson[] } {
  const read = readFrontMatter(yaml)
  if ('fields' in read) return { fields: read.fields, kept: [] }
  // The line of hyphens comes first.
  warnings.push({ line: read.line + 1, text: `The front matter can’t be read and is kept as text: ${read.fault}.` })
  return {
    fields: noFields,
    kept: [{ type: 'codeBlock', attrs: { language: 'yaml' }, content: [{ type: 'text', text: yaml }] }],
  }
}

/** The heading of level 1 that a text begins with, comments and definitions not counted. */
function titleHeading(nodes: readonly RootContent[]): Heading | null {
  const first = nodes.find(
    (node) => node.type !== 'definition' && !(node.type === 'html' && /^<!--[^>]*-->$/.test(node.value)),
  )
  return first?.type === 'heading' && first.depth === 1 ? first : null
}

/** The words of a heading. A title is nothing but words, so links and images in it are named. */
function takeTitle(reading: Reading, heading: Heading): string {
  const content = readInline(reading, heading.children, heading)
  for (const node of content) {
    if (node.type === 'image')
      reading.warn(heading, `A title can’t hold an image. Left out: ${quotedWhole(node.attrs.src)}.`)
  }
  const links = new Set(
    content.flatMap((node) => node.marks ?? []).flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : [])),
  )
  for (const href of links) reading.warn(heading, `A title can’t be a link. Left out: ${quotedWhole(href)}.`)
  return plainText(content).replace(/\s+/g, ' ').trim()
}
