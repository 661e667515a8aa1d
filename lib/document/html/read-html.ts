import type { Root } from 'mdast'
import { noFields } from '../markdown/fields.ts'
import { readTree, type ReadingOptions, type ReadMarkdown } from '../markdown/read.ts'
import type { Warning } from '../markdown/warning.ts'
import { storableText } from '../schema.ts'
import { webAddress } from './addresses.ts'
import { onceEach, startAround } from './conversion.ts'
import { withFootnotes } from './footnotes.ts'
import { withoutLateTwins } from './late-images.ts'
import { mainContent, nameRest } from './main-content.ts'
import { languageOf, pageFields, withoutHeads } from './page-fields.ts'
import { parseHtml } from './parse.ts'
import { toMdast } from './to-mdast.ts'
import { attribute, find, type HtmlNode } from './tree.ts'
import { asWordMeans, isFromWord } from './word.ts'

/**
 * Reads HTML: a whole page, of which the text is taken and not what stands around it, or a part of one, such as what was
 * copied. It goes the same road as Markdown, with the same promise: what a document can't hold stays as text, with a
 * warning. What a page has for programs alone is left out in silence.
 *
 * - Of a page, the title is its heading of level 1, which leaves the text, or what the page says of itself.
 * - Of a part, it is the heading of level 1 that stands first.
 *
 * @throws InvalidInput when the HTML is too long, too deep or too much to be a letter.
 */
export function readHtml(html: string, options: ReadingOptions = {}): ReadMarkdown {
  const source = storableText(html.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const isWhole = startsAsPage(source)
  const isCopied = source.includes('<!--StartFragment')
  const warnings: Warning[] = []
  const warn = onceEach((line, text) => warnings.push({ line, text }))

  const parsed = withoutLateTwins(parseHtml(source, { as: isWhole ? 'document' : 'fragment' }))
  const nodes = isFromWord(source) ? asWordMeans(parsed, warn) : parsed
  const around = { ...startAround('page', warn), base: baseOf(nodes), language: languageOf(nodes) }
  if (!isWhole || isCopied)
    return readTree(rootOf(toMdast(withFootnotes(nodes), around)), '', { ...options, fields: noFields, warnings })

  const { content, rest } = mainContent(nodes)
  const fields = pageFields(nodes, content)
  nameRest(rest, [fields.title, fields.subtitle], warn)
  const blocks = withoutOuterRules(toMdast(withFootnotes(withoutHeads(content, fields)), around))
  return readTree(rootOf(blocks), '', { ...options, fields, warnings })
}

/** Blocks without rules before and after them, which part a text from what stands around it. */
function withoutOuterRules(blocks: Root['children']): Root['children'] {
  const isText = ({ type }: Root['children'][number]) => type !== 'thematicBreak'
  const start = blocks.findIndex(isText)
  return start < 0 ? [] : blocks.slice(start, blocks.findLastIndex(isText) + 1)
}

function startsAsPage(source: string): boolean {
  let start = source.slice(0, 10_000).trimStart()
  for (let note = leadingNote(start); note !== ''; note = leadingNote(start)) start = start.slice(note.length)
  return /^<(?:!doctype|html|head|body)\b/i.test(start)
}

/** A comment or an instruction that the text begins with. */
function leadingNote(text: string): string {
  return /^(?:<!--[\s\S]*?-->|<\?[^>]*>)\s*/.exec(text)?.[0] ?? ''
}

function rootOf(children: Root['children']): Root {
  return { type: 'root', children }
}

/** What the addresses of a page are relative to, where it says so. */
function baseOf(nodes: readonly HtmlNode[]): string | null {
  const base = find(nodes, ({ name, attributes }) => name === 'base' && attributes.has('href'))
  return base ? (webAddress(attribute(base, 'href'))?.href ?? null) : null
}
