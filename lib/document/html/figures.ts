import type { Image, Html, Link, Paragraph, RootContent } from 'mdast'
import type { FigureSize } from '../nodes/figure.ts'
import { at, type Conversion, type Handler, type Recognizer } from './conversion.ts'
import { attribute, classesOf, findByName, hasClass, textOf, type HtmlElement, type HtmlNode } from './tree.ts'

/** A picture with its caption; a figure of anything else is what it holds, and its caption after it. */
export const figure: Handler = (element, conversion) =>
  withCaption(element, (each) => each.name === 'figcaption', conversion)

/** A picture with a caption as WordPress writes it in old posts. */
export const oldFigure: Recognizer = (element, conversion) =>
  hasClass(element, 'wp-caption') && element.name !== 'figure'
    ? withCaption(element, (each) => hasClass(each, 'wp-caption-text', 'wp-caption-dd'), conversion)
    : null

function withCaption(
  element: HtmlElement,
  isCaption: (element: HtmlElement) => boolean,
  conversion: Conversion,
): RootContent[] {
  const caption = ownCaption(element.children, isCaption)
  const content = conversion.blocks(without(element.children, caption))
  const picture = lonePicture(content)
  if (!picture) return [...content, ...captionOf(caption, conversion)]
  const credit =
    caption && ownCaption(caption.children, (each) => hasClass(each, 'credit', 'image-credit', 'photo-credit'))
  const below = caption && { ...caption, children: without(caption.children, credit) }
  const position = at(element)
  const attributes = { ...creditOf(credit), ...sizeOf(element) }
  const children = [{ type: 'paragraph' as const, children: [picture], position }, ...captionOf(below, conversion)]
  return [{ type: 'containerDirective', name: 'figure', attributes, children, position }]
}

/** The first element of a kind; that of a figure within the figure is its own. */
function ownCaption(nodes: readonly HtmlNode[], isWanted: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const node of nodes) {
    if (node.type !== 'element' || node.name === 'figure') continue
    const found = isWanted(node) ? node : ownCaption(node.children, isWanted)
    if (found) return found
  }
  return null
}

function without(nodes: readonly HtmlNode[], left: HtmlElement | null): HtmlNode[] {
  if (!left) return [...nodes]
  return nodes
    .filter((node) => node !== left)
    .map((node) => (node.type === 'element' ? { ...node, children: without(node.children, left) } : node))
}

function captionOf(caption: HtmlElement | null, conversion: Conversion): Paragraph[] {
  const children = caption ? conversion.line(caption.children) : []
  return caption && children.length > 0 ? [{ type: 'paragraph', children, position: at(caption) }] : []
}

/** The picture that content is when it is nothing else, bare or in a link. */
function lonePicture(content: readonly RootContent[]): Image | Html | Link | null {
  const [paragraph, ...others] = content
  if (paragraph?.type !== 'paragraph' || others.length > 0) return null
  const [only, ...more] = paragraph.children
  if (only === undefined || more.length > 0) return null
  if (only.type === 'image' || (only.type === 'html' && only.value.startsWith('<img'))) return only
  const [inside, ...rest] = only.type === 'link' ? only.children : []
  const isPicture = inside?.type === 'image' || (inside?.type === 'html' && inside.value.startsWith('<img'))
  // The link of a figure has no title of its own.
  return only.type === 'link' && isPicture && rest.length === 0 ? { ...only, title: null } : null
}

function creditOf(credit: HtmlElement | null): Record<string, string> {
  const words = credit ? textOf(credit.children) : ''
  if (!credit || words === '') return {}
  const link = credit.name === 'a' ? credit : findByName(credit.children, 'a')
  const href = link ? attribute(link, 'href') : null
  return { credit: words, ...(href !== null && { 'credit-href': href }) }
}

const sizes: Readonly<Record<string, FigureSize>> = {
  wide: 'wide',
  'size-wide': 'wide',
  alignwide: 'wide',
  alignfull: 'wide',
  'kg-width-wide': 'wide',
  'kg-width-full': 'wide',
  'graf--layoutOutsetCenter': 'wide',
  'graf--layoutFillWidth': 'wide',
  small: 'small',
  'size-small': 'small',
  'size-thumbnail': 'small',
  'graf--layoutOutsetLeft': 'small',
}

function sizeOf(element: HtmlElement): { size?: FigureSize } {
  const size = classesOf(element).flatMap((name) => (Object.hasOwn(sizes, name) ? [sizes[name]] : []))[0]
  return size === undefined ? {} : { size }
}
