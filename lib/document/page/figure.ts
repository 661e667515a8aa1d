import { element, escapeHtml, lines } from '../html.ts'
import { missingPicture } from '../missing-picture.ts'
import { plainText } from '../plain-text.ts'
import type { FigureJson } from '../schema.ts'
import { siteOf } from '../site.ts'
import { linked } from './link.ts'
import type { Page } from './page.ts'
import { writePicture } from './picture.ts'

/** A figure: the picture or, where it can't be had, its name, and below it the caption and whose picture it is. */
export function writeFigure(node: FigureJson, page: Page): string {
  const { size, credit, creditHref } = node.attrs
  const caption = page.inline(node.content, node)
  const source = credit && element('span', { class: 'credit' }, linked(creditHref, escapeHtml(credit)))
  const below = [caption, source].filter(Boolean).join(' ')
  return element(
    'figure',
    { class: size === 'text' ? null : `size-${size}` },
    lines([picture(node, page), below && element('figcaption', {}, below)]),
  )
}

function picture(node: FigureJson, page: Page): string {
  const { href, alt, title, size } = node.attrs
  const missing = missingPicture(node.attrs, page.context)
  if (missing !== null) return linked(href, element('span', { class: 'missing' }, escapeHtml(missing)))
  const written = writePicture(node.attrs, size, page)
  // A link needs a name, and a picture without a description gives it none.
  const name = alt || title || href === null ? null : plainText(node.content).trim() || siteOf(href)
  return linked(href, written, { 'aria-label': name })
}
