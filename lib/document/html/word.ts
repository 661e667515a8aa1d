import { quoted } from '../markdown/warning.ts'
import type { Warn } from './conversion.ts'
import { styleOf } from './styles.ts'
import { hasClass, isBlank, isElement, textOf, type HtmlElement, type HtmlNode } from './tree.ts'

/** Whether Word, or Outlook, wrote the HTML. */
export function isFromWord(html: string): boolean {
  return /\bmso-|class="?Mso|urn:schemas-microsoft-com:office/.test(html)
}

/**
 * What Word means by its paragraphs: lists are paragraphs with a sign in front and a note in their style, titles and
 * quotes are paragraphs with a class. What it keeps for itself goes.
 */
export function asWordMeans(nodes: readonly HtmlNode[], warn: Warn): HtmlNode[] {
  const meant = nodes
    .filter((node) => !isForWordAlone(node) && !isComment(node, warn))
    .map((node) =>
      node.type === 'element' ? asParagraphMeans({ ...node, children: asWordMeans(node.children, warn) }) : node,
    )
  return withLists(meant)
}

function isForWordAlone(node: HtmlNode): boolean {
  return node.type === 'element' && (node.name === 'xml' || node.name.startsWith('w:') || node.name === 'v:shapetype')
}

/** What somebody wrote beside the text about it, and the sign in the text that leads there. */
function isComment(node: HtmlNode, warn: Warn): boolean {
  if (node.type !== 'element') return false
  if (styleOf(node).get('mso-element') !== 'comment-list') return hasClass(node, 'MsoCommentReference')
  warn(node.line, `Comments beside the text were left out: ${quoted(textOf([node]))}.`)
  return true
}

function asParagraphMeans(element: HtmlElement): HtmlElement {
  if (element.name !== 'p') return element
  if (hasClass(element, 'MsoTitle')) return { ...element, name: 'h1' }
  const isQuote = hasClass(element, 'MsoQuote', 'MsoIntenseQuote')
  return isQuote ? { ...element, name: 'blockquote', attributes: new Map(), children: [element] } : element
}

/** A paragraph that is an item: how deep it lies, in which of Word's lists, and the sign in front of it. */
type Item = { paragraph: HtmlElement; level: number; list: string; sign: string }

/** Makes a list of each run of paragraphs that are items. */
function withLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = []
  let run: Item[] = []
  const endRun = () => {
    result.push(...listsOf(run))
    run = []
  }
  for (const node of nodes) {
    const item = itemIn(node)
    if (item) run.push(item)
    else if (run.length === 0 || !isBlank(node)) {
      endRun()
      result.push(node)
    }
  }
  endRun()
  return result
}

function itemIn(node: HtmlNode): Item | null {
  // Headings with numbers are written the same way, and are no items.
  if (!isElement(node, 'p')) return null
  const [, list, level] = /\b(l\d+)\s+level(\d)/.exec(styleOf(node).get('mso-list') ?? '') ?? []
  if (list === undefined) return null
  const { rest, sign } = withoutSign(node.children)
  return { paragraph: { ...node, children: rest }, level: Number(level), list, sign }
}

/** No sign of an item is longer. */
const longestSign = 20

/** What a paragraph says without the sign in front, which only programs that know no lists are to show. */
function withoutSign(nodes: readonly HtmlNode[]): { rest: HtmlNode[]; sign: string } {
  let isSign = false
  let sign = ''
  const rest = strip(nodes)
  return sign.length > longestSign ? { rest: [...nodes], sign: '' } : { rest, sign: sign.trim() }

  function strip(inside: readonly HtmlNode[]): HtmlNode[] {
    return inside.flatMap((node) => {
      if (node.type === 'comment') {
        if (node.value.startsWith('[if !supportLists]')) isSign = true
        if (node.value.startsWith('[endif]')) isSign = false
        return []
      }
      if (isSign || (node.type === 'element' && styleOf(node).get('mso-list') === 'ignore')) {
        sign += textOf([node])
        return []
      }
      return [node.type === 'element' ? { ...node, children: strip(node.children) } : node]
    })
  }
}

function listsOf(items: readonly Item[]): HtmlElement[] {
  const [first] = items
  if (!first) return []
  const lists: { like: Item; items: { item: Item; below: Item[] }[] }[] = []
  for (const item of items) {
    const last = lists.at(-1)
    if (last && item.level > first.level) last.items.at(-1)?.below.push(item)
    else if (last && last.like.list === item.list && isNumbered(last.like) === isNumbered(item))
      last.items.push({ item, below: [] })
    else lists.push({ like: item, items: [{ item, below: [] }] })
  }
  return lists.map(({ like, items: own }) => ({
    type: 'element',
    name: isNumbered(like) ? 'ol' : 'ul',
    attributes: new Map(isNumbered(like) ? [['start', String(numberOf(like))]] : []),
    children: own.map(({ item: { paragraph }, below }) => ({
      ...paragraph,
      name: 'li',
      children: [...paragraph.children, ...listsOf(below)],
    })),
    line: like.paragraph.line,
  }))
}

function isNumbered({ sign }: Item): boolean {
  return /^\(?(?:\d+|[a-z]{1,4})[.)\u3001]/i.test(sign)
}

function numberOf({ sign }: Item): number {
  const [, digits, letter] = /^\(?(?:(\d{1,9})|([a-h])(?![a-z]))/i.exec(sign) ?? []
  if (digits !== undefined) return Number(digits)
  return letter === undefined ? 1 : letter.toLowerCase().charCodeAt(0) - 96
}
