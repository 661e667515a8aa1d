import type { PhrasingContent } from 'mdast'
import { tag } from '../html.ts'
import { resolved } from './addresses.ts'
import { at, type Content, type Conversion, type Handler } from './conversion.ts'
import { formulaOfImage } from './math.ts'
import { attribute, hasClass, isElement, type HtmlElement } from './tree.ts'

/** An image in a line. With a size it is HTML, as Markdown has no signs for that. */
export const image: Handler = (element, conversion) => {
  const formula = formulaOfImage(element)
  if (formula) return [formula]
  const alt = attribute(element, 'alt')
  const isEmoji = alt !== null && (hasClass(element, 'emoji', 'wp-smiley') || element.attributes.has('data-emoji'))
  if (isEmoji) return [words(element, alt)]
  if (conversion.isPage && (isCounter(element) || isBoxOfTask(element))) return []
  const src = sourceOf(element)
  if (src === null) return alt === null ? [] : [words(element, alt)]
  if (/^data:/i.test(src)) return embedded(element, src, alt, conversion)
  const url = resolved(src, conversion.around.base)
  const title = attribute(element, 'title')
  const [width, height] = [pixels(element, 'width'), pixels(element, 'height')]
  const position = at(element)
  if (width === null && height === null) return [{ type: 'image', url, alt: alt ?? '', title, position }]
  return [{ type: 'html', value: tag('img', { src: url, alt: alt ?? '', title, width, height }), position }]
}

/** The image of several that browsers fall back to; its address is among the others when it has none of its own. */
export const picture: Handler = (element, conversion) => {
  const set = element.children.find((child) => isElement(child, 'source') && child.attributes.has('srcset'))
  const isAlone =
    set !== undefined && !element.children.some((child) => isElement(child, 'img') && sourceOf(child) !== null)
  if (!isAlone || !isElement(set)) return conversion.all(element.children)
  const srcset = set.attributes.get('srcset') ?? ''
  return conversion.all(
    element.children.map((child) =>
      isElement(child, 'img') ? { ...child, attributes: new Map([...child.attributes, ['srcset', srcset]]) } : child,
    ),
  )
}

/**
 * The address of an image. Pages that load images late keep it in another attribute, with a drawing of nothing in its
 * place.
 */
export function sourceOf(element: HtmlElement): string | null {
  const src = attribute(element, 'src')
  if (src !== null && !/^data:|^about:|^$/i.test(src) && !isPlaceholder(src)) return src
  for (const name of ['data-src', 'data-original', 'data-lazy-src', 'data-orig-file']) {
    const late = attribute(element, name)
    if (late !== null) return late
  }
  return widest(attribute(element, 'srcset') ?? attribute(element, 'data-srcset')) ?? src
}

function isPlaceholder(src: string): boolean {
  return /(?:^|\/)(?:blank|spacer|transparent|placeholder|pixel)\.(?:gif|png|svg)$/i.test(src)
}

/** The widest of the images in a `srcset`. */
function widest(srcset: string | null): string | null {
  if (srcset === null) return null
  const candidates = srcset.split(/,\s/).map((candidate) => {
    const [url = '', width = ''] = candidate.trim().split(/\s+/)
    return { url: url.replace(/,$/, ''), width: Number.parseFloat(width) || 0 }
  })
  return candidates.sort((one, other) => other.width - one.width).find(({ url }) => url !== '')?.url ?? null
}

/** Whether it only tells its site that a mail was opened. */
export function isCounter(element: HtmlElement): boolean {
  const [width, height] = [attribute(element, 'width'), attribute(element, 'height')]
  return [width, height].every((size) => size !== null && /^[01](?:px)?$/.test(size))
}

/** Google Docs draws the boxes of its checklists. */
function isBoxOfTask(element: HtmlElement): boolean {
  return attribute(element, 'aria-roledescription') === 'checkbox'
}

function embedded(element: HtmlElement, src: string, alt: string | null, conversion: Conversion): Content {
  const kind = /^data:([a-z]+\/[a-z0-9.+-]+)/i.exec(src)?.[1] ?? 'data'
  conversion.warn(element, `A picture that has no address, but stands in the HTML itself (${kind}), was left out.`)
  return alt === null ? [] : [words(element, alt)]
}

function words(element: HtmlElement, value: string): PhrasingContent {
  return { type: 'text', value, position: at(element) }
}

function pixels(element: HtmlElement, name: 'width' | 'height'): number | null {
  const written = attribute(element, name)
  const number =
    written !== null && /^\d{1,6}(?:\.\d+)?(?:px)?$/i.test(written) ? Math.round(Number.parseFloat(written)) : 0
  return number >= 1 && number <= 100_000 ? number : null
}
