import type { RootContent } from 'mdast'

/** HTML as its readers see it: elements, text and comments, each with the line where it begins. */
export type HtmlNode = HtmlElement | HtmlText | HtmlComment | MarkdownBlock

export type HtmlElement = {
  type: 'element'
  /** In small letters. */
  name: string
  attributes: ReadonlyMap<string, string>
  children: HtmlNode[]
  line: number
}
export type HtmlText = { type: 'text'; value: string; line: number }
export type HtmlComment = { type: 'comment'; value: string; line: number }
/** A block of Markdown that stands between tags, and is a tree already. */
export type MarkdownBlock = { type: 'markdown'; node: RootContent; line: number }

/** The value of an attribute, without spaces around it; null when it is not there or empty. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attributes.get(name)?.trim() || null
}

export function classesOf(element: HtmlElement): string[] {
  return element.attributes.get('class')?.split(/\s+/).filter(Boolean) ?? []
}

export function hasClass(element: HtmlElement, ...names: string[]): boolean {
  return classesOf(element).some((each) => names.includes(each))
}

export function isElement(node: HtmlNode | undefined, ...names: string[]): node is HtmlElement {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.name))
}

export function isBlank(node: HtmlNode): boolean {
  return node.type === 'comment' || (node.type === 'text' && /^[ \t\n\f\r]*$/.test(node.value))
}

/** All text of HTML in one line, as somebody would read it aloud. Markdown in it has none of its own. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return spokenText(nodes).replace(/\s+/g, ' ').trim()
}

const standsApart =
  /^(?:article|aside|blockquote|br|button|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|option|p|pre|section|table|td|th|tr|ul)$/

function spokenText(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ''
      const inside = spokenText(node.children)
      return standsApart.test(node.name) ? ` ${inside} ` : inside
    })
    .join('')
}

/** The elements below these nodes that are wanted, in their order; none within another. */
export function findAll(nodes: readonly HtmlNode[], isWanted: (element: HtmlElement) => boolean): HtmlElement[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    return isWanted(node) ? [node] : findAll(node.children, isWanted)
  })
}

export function find(nodes: readonly HtmlNode[], isWanted: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const found = isWanted(node) ? node : find(node.children, isWanted)
    if (found) return found
  }
  return null
}

export function findByName(nodes: readonly HtmlNode[], ...names: string[]): HtmlElement | null {
  return find(nodes, ({ name }) => names.includes(name))
}

export function findByClass(nodes: readonly HtmlNode[], ...names: string[]): HtmlElement | null {
  return find(nodes, (element) => hasClass(element, ...names))
}

/** Whether somebody would read words or see a picture, a formula or a player there. */
export function hasContent(nodes: readonly HtmlNode[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return /[^\s\p{Cf}\p{Mn}]/u.test(node.value)
    if (node.type === 'markdown') return true
    return node.type === 'element' && (visible.has(node.name) || hasContent(node.children))
  })
}

const visible: ReadonlySet<string> = new Set('audio embed hr iframe img input math object video'.split(' '))

/** The text, and the Markdown, below these nodes: what is left of them without any elements. */
export function wordsWithin(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'comment') return []
    return node.type === 'element' ? wordsWithin(node.children) : [node]
  })
}
