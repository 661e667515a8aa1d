import type { Heading, RootContent } from 'mdast'
import { normalForm } from '../normal-form.ts'
import { plainText } from '../plain-text.ts'
import { parseDocument, storableText, type BlockJson, type DocumentJson } from '../schema.ts'
import { noFields, type MarkdownFields } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import { refuseCostly } from './guard.ts'
import { parse } from './parser.ts'
import { readBlocks } from './read-blocks.ts'
import { readInline } from './read-inline.ts'
import { startReading, type Reading } from './reading.ts'
import { quotedWhole, type Warning } from './warning.ts'

export type ReadMarkdown = { fields: MarkdownFields; document: DocumentJson; warnings: Warning[] }

/**
 * Reads Markdown (CommonMark 0.31 with GitHub's tables, task items, strikethrough and bare addresses) with YAML front
 * matter. What a document can't hold stays as text, with a warning that names its line; nothing goes in silence.
 *
 * - Without a title in the front matter, a heading of level 1 that stands first is the title and leaves the text.
 * - Where other headings have level 1, all headings go down one level, to 6 at most.
 * - HTML that says no more than Markdown can is read as such; comments are left out.
 *
 * @throws InvalidInput when the text is too long or too deep to be a letter.
 */
export function readMarkdown(source: string): ReadMarkdown {
  const text = storableText(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  refuseCostly(text)
  const root = parse(text)
  const warnings: Warning[] = []

  const [first, ...others] = root.children
  const frontMatter = first?.type === 'yaml' ? takeFrontMatter(first.value, warnings) : null
  let fields = frontMatter?.fields ?? noFields
  let nodes = first?.type === 'yaml' ? others : root.children
  const heading = fields.title === '' ? titleHeading(nodes) : null
  if (heading) nodes = nodes.filter((node) => node !== heading)

  const reading = startReading({ type: 'root', children: nodes }, text, warnings)
  if (heading) fields = { ...fields, title: takeTitle(reading, heading) }
  const content = [...(frontMatter?.kept ?? []), ...readBlocks(reading, nodes)]
  const document = normalForm({ type: 'doc', content })
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
