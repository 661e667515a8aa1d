import type { RootContent } from 'mdast'
import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes as Parsed } from 'parse5'
import { InvalidInput } from '@/lib/errors.ts'
import type { HtmlNode } from './tree.ts'

const htmlNamespace: string = 'http://www.w3.org/1999/xhtml'

/** The longest HTML that is read, in UTF-16 units. */
export const longestHtml = 4_000_000
/** How deep elements may lie in each other. Mails, with their tables in tables, come to sixty. */
export const greatestHtmlDepth = 200
/** How many elements and comments HTML may have. Unclosed marks are repeated in every block, so few tags can mean many. */
export const greatestHtmlCount = 100_000

/** What HTML says is not worth the cost of reading it. */
export class AbsurdHtml extends InvalidInput {}

export type ParsingOptions = {
  /** A whole page, or a part of one. */
  as: 'document' | 'fragment'
  /** Which line of the source a line of the HTML is; the same when it is not said. */
  lineOf?: (line: number) => number
  /** Blocks of Markdown that stand where a comment says `mark` and their index. */
  markdown?: { mark: string; nodes: readonly RootContent[] }
}

/**
 * Reads HTML as browsers do (HTML Living Standard, “Parsing HTML documents”), without scripting: unclosed and stray tags
 * are settled, nothing is an error. It takes time and memory in proportion to the length.
 * @throws AbsurdHtml before that would be no longer so.
 */
export function parseHtml(html: string, options: ParsingOptions): HtmlNode[] {
  if (html.length > longestHtml) {
    throw new AbsurdHtml(`This HTML is too long: it has ${html.length} characters, and ${longestHtml} can be read.`)
  }
  const settings = { treeAdapter: withLimits(), sourceCodeLocationInfo: true, scriptingEnabled: false }
  const { childNodes } = options.as === 'document' ? parse(html, settings) : parseFragment(html, settings)
  return reshape(childNodes, { lineOf: options.lineOf ?? ((line) => line), markdown: options.markdown }, 1, 0)
}

/** How the parser builds its tree, until that grows out of all proportion. */
function withLimits(): typeof defaultTreeAdapter {
  let depth = 0
  let count = 0
  const refuseTooMany = () => {
    if (++count > greatestHtmlCount) throw new AbsurdHtml('This HTML can’t be read: it has too many parts.')
  }
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      refuseTooMany()
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    createCommentNode(data) {
      refuseTooMany()
      return defaultTreeAdapter.createCommentNode(data)
    },
    onItemPush() {
      if (++depth > greatestHtmlDepth) refuseTooDeep()
    },
    onItemPop() {
      depth--
    },
  }
}

function refuseTooDeep(): never {
  throw new AbsurdHtml(`This HTML can’t be read: its parts lie more than ${greatestHtmlDepth} deep in each other.`)
}

type Reshaping = { lineOf: (line: number) => number; markdown: ParsingOptions['markdown'] }

function reshape(nodes: readonly Parsed.ChildNode[], reshaping: Reshaping, around: number, depth: number): HtmlNode[] {
  // Settling misnested tags can put elements deeper than they were written.
  if (depth > greatestHtmlDepth) refuseTooDeep()
  return nodes.flatMap((node): HtmlNode[] => {
    const written = node.sourceCodeLocation?.startLine
    const line = written === undefined ? around : reshaping.lineOf(written)
    if ('value' in node) return textAndMarkdown(node.value, reshaping, line)
    if ('data' in node) return [placed(node.data, reshaping, line) ?? { type: 'comment', value: node.data, line }]
    if (!('tagName' in node)) return []
    const inside = 'content' in node ? node.content.childNodes : node.childNodes
    return [
      {
        type: 'element',
        name: nameOf(node),
        attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
        children: reshape(inside, reshaping, line, depth + 1),
        line,
      },
    ]
  })
}

/** Elements of formulas and drawings that we look for. The others must not be taken for those of HTML with their name. */
const foreign = /^(?:a|annotation|annotation-xml|desc|foreignobject|math|script|style|svg|text|title)$/

function nameOf({ tagName, namespaceURI }: Parsed.Element): string {
  const name = tagName.toLowerCase()
  return namespaceURI === htmlNamespace || foreign.test(name) ? name : `foreign:${name}`
}

function placed(comment: string, { markdown }: Reshaping, line: number): HtmlNode | null {
  if (!markdown || !comment.startsWith(markdown.mark)) return null
  const node = markdown.nodes[Number(comment.slice(markdown.mark.length))]
  return node ? { type: 'markdown', node, line } : null
}

/** Text; in elements such as `<title>`, whose content is nothing but text, the comments stand in it as they are. */
function textAndMarkdown(text: string, reshaping: Reshaping, line: number): HtmlNode[] {
  const { markdown } = reshaping
  if (!markdown || !text.includes(markdown.mark)) return [{ type: 'text', value: text, line }]
  return text
    .split(/(?=<!--)|(?<=-->)/)
    .map(
      (piece) =>
        placed(/^<!--([\s\S]*)-->$/.exec(piece)?.[1] ?? '', reshaping, line) ?? { type: 'text', value: piece, line },
    )
}
