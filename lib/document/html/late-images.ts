import { sourceOf } from './images.ts'
import { findAll, hasContent, isElement, type HtmlElement, type HtmlNode } from './tree.ts'

/**
 * Pages that load images late have each twice: empty, for a program to fill in, and in a `<noscript>` beside it. One of
 * the two is left.
 */
export function withoutLateTwins(nodes: readonly HtmlNode[]): HtmlNode[] {
  const spares = nodes.filter(isSpare)
  const images = nodes.filter((node) => !isSpare(node) && imageIn(node) !== null)
  const isEmpty = images.some((node) => {
    const image = imageIn(node)
    return image !== null && !hasAddress(image)
  })
  const left = new Set(spares.length > 0 && images.length > 0 ? (isEmpty ? images : spares) : [])
  return nodes
    .filter((node) => !left.has(node))
    .map((node) => (node.type === 'element' ? { ...node, children: withoutLateTwins(node.children) } : node))
}

function isSpare(node: HtmlNode): boolean {
  if (!isElement(node, 'noscript')) return false
  const images = findAll(node.children, ({ name }) => name === 'img')
  return images.length === 1 && !hasContent(node.children.filter((child) => !isElement(child, 'img', 'picture', 'a')))
}

/** The image that an element is, or holds as nothing else. */
function imageIn(node: HtmlNode): HtmlElement | null {
  if (node.type !== 'element') return null
  if (node.name === 'img') return node
  if (!/^(?:picture|span|div|a)$/.test(node.name)) return null
  const inside = node.children.filter((child) => hasContent([child]) || isElement(child, 'picture'))
  return inside.length === 1 && inside[0] ? imageIn(inside[0]) : null
}

function hasAddress(image: HtmlElement): boolean {
  const source = sourceOf(image)
  return source !== null && !/^data:/i.test(source)
}
