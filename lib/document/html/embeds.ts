import type { PhrasingContent, RootContent } from 'mdast'
import { safeAddress } from '../links.ts'
import { quoted } from '../markdown/warning.ts'
import { resolved } from './addresses.ts'
import { at, type Content, type Conversion, type Handler, type Recognizer } from './conversion.ts'
import { isCounter } from './images.ts'
import { parseHtml } from './parse.ts'
import { shownBy, type Shown } from './players.ts'
import { attribute, findAll, hasClass, hasContent, isElement, textOf, type HtmlElement, type HtmlNode } from './tree.ts'

/** A page within the page: what it shows, as a block that leads to it. What it has for old browsers stands after it. */
export const frame: Handler = (element, conversion) => {
  if (conversion.isPage && isCounter(element)) return []
  const src = attribute(element, 'src') ?? attribute(element, 'data-src')
  const shown = shownBy(src === null ? null : resolved(src, conversion.around.base))
  if (src !== null && !shown && !/^about:/i.test(src)) {
    conversion.warn(element, `A page within this one was left out: “${src}”.`)
  }
  const inside = [...writtenInside(element, conversion), ...ownPage(element, conversion)]
  return [...(shown ? [embed(element, shown)] : []), ...inside]
}

/** Content that parsers take for text, as only old browsers show it. */
export const forOldBrowsers: Handler = (element, conversion) => writtenInside(element, conversion)

/** A film or a recording, and after it what stands in its place where it can't be played. */
export const media: Handler = (element, conversion) => {
  const sources = [element, ...element.children.filter((child) => isElement(child, 'source'))]
  const src = sources.map((each) => attribute(each, 'src')).find((each) => each !== null) ?? null
  const instead = element.children.filter((child) => !isElement(child, 'source', 'track'))
  const rest = hasContent(instead) ? conversion.blocks(instead) : []
  const href = addressIn(src, element, conversion)
  if (href === null) return rest
  const poster = attribute(element, 'poster')
  const image = poster === null ? null : resolved(poster, conversion.around.base)
  return [embed(element, { kind: element.name === 'audio' ? 'audio' : 'video', href }, image), ...rest]
}

/** What a plug-in was to show: a known player, or a link to it. */
export const plugIn: Handler = (element, conversion) => {
  const written = writtenAddress(element)
  // Old pages have the same film twice, for browsers of two kinds.
  const isSame = (node: HtmlNode) => isElement(node, 'embed') && attribute(node, 'src') === written
  const rest = conversion.blocks(element.children.filter((child) => !isSame(child)))
  const url = addressIn(written, element, conversion)
  if (url === null) return rest
  const shown = shownBy(url)
  if (shown && shown.href !== url) return [embed(element, shown), ...rest]
  conversion.warn(element, `What <${element.name}> shows can’t be kept; a link leads to it.`)
  const position = at(element)
  const words: PhrasingContent = { type: 'text', value: attribute(element, 'title') ?? url, position }
  const link: PhrasingContent = { type: 'link', url, children: [words], position }
  return [{ type: 'paragraph', children: [link], position }, ...rest]
}

/** The address of what a plug-in shows, in the attribute that its program asked for. */
function writtenAddress(element: HtmlElement): string | null {
  const parameter = findAll(element.children, ({ name }) => name === 'param').find((each) =>
    /^(?:movie|src|url)$/i.test(attribute(each, 'name') ?? ''),
  )
  const own = attribute(element, 'data') ?? attribute(element, 'src') ?? attribute(element, 'code')
  return own ?? (parameter ? attribute(parameter, 'value') : null)
}

/** The whole address of what an element shows; null, and said to be, when it can't be used. */
function addressIn(written: string | null, element: HtmlElement, conversion: Conversion): string | null {
  if (written === null) return null
  const address = safeAddress(resolved(written, conversion.around.base))
  if (address === null) conversion.warn(element, `What <${element.name}> shows was left out: ${quoted(written)}.`)
  return address
}

/** What WordPress was to embed, where only its address stands there. */
export const wordPressEmbed: Recognizer = (element) => {
  if (!hasClass(element, 'wp-block-embed__wrapper') || element.children.some((child) => child.type !== 'text'))
    return null
  const shown = shownBy(textOf(element.children))
  return shown && [embed(element, shown)]
}

function embed(element: HtmlElement, { kind, href }: Shown, image: string | null = null): RootContent {
  const title = attribute(element, 'title') ?? attribute(element, 'aria-label')
  return {
    type: 'leafDirective',
    name: 'embed',
    attributes: { kind, href, ...(image !== null && { image }) },
    children: title === null ? [] : [{ type: 'text', value: title }],
    position: at(element),
  }
}

/** The page that a frame has in an attribute instead of an address. */
function ownPage(element: HtmlElement, conversion: Conversion): Content {
  const html = element.attributes.get('srcdoc')
  return html ? asHtml(html, element.line, conversion) : []
}

function writtenInside(element: HtmlElement, conversion: Conversion): Content {
  return element.children.flatMap((child) =>
    child.type === 'text' ? asHtml(child.value, child.line, conversion) : conversion.blocks([child]),
  )
}

/** Reads text as HTML once: what lies in frames within frames is not worth the cost. */
function asHtml(text: string, line: number, conversion: Conversion): Content {
  if (text.trim() === '') return []
  if (conversion.around.isInFrame) return conversion.blocks([{ type: 'text', value: text, line }])
  const nodes = parseHtml(text, { as: 'fragment', lineOf: (number) => line + number - 1 })
  return conversion.within({ isInFrame: true }).blocks(nodes)
}
