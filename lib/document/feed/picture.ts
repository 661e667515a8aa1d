import { element, escapeHtml, lines, tag } from '../html.ts'
import { absoluteImageAddress } from '../links.ts'
import { missingPicture } from '../missing-picture.ts'
import { ornament, pixelsOf } from '../picture-facts.ts'
import type { FigureJson } from '../schema.ts'
import { linked } from './link.ts'
import type { Feed } from './feed.ts'

type Shown = {
  src: string
  alt: string | null
  title?: string | null
  width?: number | null
  height?: number | null
}

/** A picture with its whole address; its words where that is not safe, and its name where it can't be had. */
export function writePicture({ src, alt, title, width, height }: Shown, { context }: Feed): string {
  const missing = missingPicture({ src, alt }, context)
  if (missing !== null) return element('em', {}, escapeHtml(missing))
  const address = absoluteImageAddress(src, context.issueAddress)
  if (address === null) return escapeHtml(alt ?? '')
  const pixels = pixelsOf({ src, width: width ?? null, height: height ?? null }, context)
  return tag('img', { src: address, alt: alt ?? '', title, ...pixels })
}

/** A picture that only adorns, as a link of its own; empty where there is none. */
export function writeOrnament(image: string | null, href: string | null, feed: Feed): string {
  const src = ornament(image, feed.context)
  return src === null ? '' : linked(href, writePicture({ src, alt: null }, feed), feed.context)
}

/** A figure, its caption, and below that whose picture it is. */
export function writeFigure(node: FigureJson, feed: Feed): string {
  const { href, credit, creditHref } = node.attrs
  const picture = linked(href, writePicture(node.attrs, feed), feed.context)
  const source = credit && element('small', {}, linked(creditHref, escapeHtml(credit), feed.context))
  const below = [feed.inline(node.content, node), source].filter(Boolean).join('<br>')
  return element('figure', {}, below === '' ? picture : lines([picture, element('figcaption', {}, below)]))
}
