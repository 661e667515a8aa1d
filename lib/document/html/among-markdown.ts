import type { Heading, Html, Paragraph, RootContent, Text } from 'mdast'
import { quoted } from '../markdown/warning.ts'
import type { Warn } from './conversion.ts'
import { isMoreThanMarks, workingTags } from './inline-html.ts'
import { parseHtml } from './parse.ts'
import { SourceLines } from './source-lines.ts'
import type { HtmlNode } from './tree.ts'

/** HTML between which Markdown stands; what of that is in it, and whether all is still there after parsing. */
export type AmongMarkdown = { html: HtmlNode[]; markdown: RootContent[]; isWhole: boolean }

/** Whether a block is HTML to be parsed, or a line that has more of it than marks. */
export function isHtml(node: RootContent): boolean {
  return node.type === 'html' || (isLine(node) && isMoreThanMarks(node))
}

function isLine(node: RootContent): node is Paragraph | Heading {
  return node.type === 'paragraph' || node.type === 'heading'
}

/**
 * Parses the HTML among blocks of Markdown as one text, in which a comment holds the place of each block; so what stands
 * between two tags is in their element afterwards.
 * @throws AbsurdHtml
 */
export function parseAmongMarkdown(nodes: readonly RootContent[], warn: Warn): AmongMarkdown {
  const mark = markNotIn(nodes)
  const markdown: RootContent[] = []
  const lines = new SourceLines()
  let text = ''
  for (const node of nodes) {
    const piece = isLine(node) && isHtml(node) ? lineOf(node) : node.type === 'html' ? node.value : held(node)
    lines.add(piece, node.position?.start.line ?? 1)
    text += `${piece}\n`
  }
  const html = parseHtml(text, {
    as: 'fragment',
    lineOf: (line) => lines.inSource(line),
    markdown: { mark, nodes: markdown },
  })
  return { html, markdown, isWhole: countMarkdown(html) === markdown.length }

  function lineOf(node: Paragraph | Heading): string {
    const tags = workingTags(node)
    const written = node.children.map((child) => {
      if (child.type !== 'html') return held(child)
      return tags.has(child) ? child.value : held(asText(child, warn))
    })
    const name = node.type === 'heading' ? `h${node.depth}` : 'p'
    return `<${name}>${written.join('')}</${name}>`
  }

  /** A comment in the place of Markdown, with as many lines. */
  function held(node: RootContent): string {
    const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 1 } }
    return `<!--${mark}${markdown.push(node) - 1}${'\n'.repeat(end.line - start.line)}-->`
  }
}

/** A tag that does nothing, as a word. */
function asText({ value, position }: Html, warn: Warn): Text {
  warn(position?.start.line ?? 1, `HTML is kept as text: ${quoted(value)}.`)
  return { type: 'text', value, position }
}

function markNotIn(nodes: readonly RootContent[]): string {
  const written = nodes.flatMap((node) => (isLine(node) ? node.children : [node]))
  let mark = 'markdown-'
  while (written.some((node) => node.type === 'html' && node.value.includes(mark))) mark += '-'
  return mark
}

function countMarkdown(nodes: readonly HtmlNode[]): number {
  return nodes.reduce((count, node) => {
    if (node.type === 'markdown') return count + 1
    return node.type === 'element' ? count + countMarkdown(node.children) : count
  }, 0)
}
