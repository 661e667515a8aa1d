import { quoted } from '../markdown/warning.ts'
import type { Warn } from './conversion.ts'
import {
  attribute,
  find,
  findAll,
  findByClass,
  findByName,
  hasClass,
  hasContent,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './tree.ts'

/** The text of a page, and what stands around it. */
export type Parts = { content: HtmlNode[]; rest: HtmlElement[] }

/** Finds the text of a page: its article, else its main part, else all but what such pages have around it. */
export function mainContent(nodes: readonly HtmlNode[]): Parts {
  const body = findByName(nodes, 'body')
  if (!body) return { content: [...nodes], rest: [] }
  const article = articleIn(body)
  const main = article ?? find(body.children, (each) => each.name === 'main' || attribute(each, 'role') === 'main')
  const rest = main ? around(body, main) : []
  const isLeft = article ? () => false : main ? isNavigation : isBesideText
  return { content: withoutLandmarks((main ?? body).children, isLeft, rest), rest }
}

/** Names what was left out, unless it only says what is kept elsewhere. */
export function nameRest(rest: readonly HtmlElement[], kept: readonly string[], warn: Warn): void {
  for (const element of rest) {
    const words = textOf([element])
    if (unseen.test(element.name) || !hasContent([element]) || kept.includes(words)) continue
    warn(element.line, `What stands around the text was left out: ${quoted(words || `<${element.name}>`)}.`)
  }
}

const unseen = /^(?:link|meta|noscript|script|style|svg|template)$/

/** The article of a page; of several the longest, when it is most of them. In one by IndieWeb's rules, its content. */
function articleIn(body: HtmlElement): HtmlElement | null {
  const articles = findAll(body.children, ({ name }) => name === 'article')
  const lengths = articles.map(({ children }) => textOf(children).length)
  const longest = Math.max(0, ...lengths)
  const all = lengths.reduce((sum, length) => sum + length, 0)
  const article = longest * 2 > all ? articles[lengths.indexOf(longest)] : undefined
  if (!article) return null
  return (hasClass(article, 'h-entry') ? findByClass(article.children, 'e-content') : null) ?? article
}

const roles: Readonly<Record<string, string>> = {
  aside: 'complementary',
  footer: 'contentinfo',
  header: 'banner',
  nav: 'navigation',
}

function isNavigation(element: HtmlElement): boolean {
  return element.name === 'nav' || attribute(element, 'role') === 'navigation'
}

function isBesideText(element: HtmlElement): boolean {
  const role = attribute(element, 'role')
  return Object.hasOwn(roles, element.name) || role === 'search' || Object.values(roles).some((each) => each === role)
}

function withoutLandmarks(
  nodes: readonly HtmlNode[],
  isLeft: (element: HtmlElement) => boolean,
  rest: HtmlElement[],
): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (node.type !== 'element') return [node]
    if (!isLeft(node)) return [{ ...node, children: withoutLandmarks(node.children, isLeft, rest) }]
    rest.push(node)
    return []
  })
}

/** What stands around the chosen part, each piece as large as it is. */
function around(element: HtmlElement, chosen: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) => {
    if (child === chosen || child.type !== 'element') return []
    return findAll([child], (each) => each === chosen).length > 0 ? around(child, chosen) : [child]
  })
}
