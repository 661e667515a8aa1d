import type { RenderingContext } from '../context.ts'
import { lines, quietLine } from './blocks.ts'
import { linked, linkedPicture } from './link.ts'
import { writePicture } from './picture.ts'
import { element, escapeHtml } from '../html.ts'
import { missingPicture } from '../missing-picture.ts'
import { embedWords } from '../preview.ts'
import type { EmbedJson, FigureJson } from '../schema.ts'

/** A picture of its own, its caption and whose it is. @param caption written. */
export function writeFigure({ attrs }: FigureJson, caption: string, context: RenderingContext): string {
  const { href, size, credit, creditHref } = attrs
  const missing = missingPicture(attrs, context)
  const picture =
    missing === null
      ? linked(href, writePicture({ ...attrs, ...(size === 'small' && { widest: 280 }) }, context), context)
      : quietLine(escapeHtml(missing), '0', 14)
  const source = credit === null ? '' : linked(creditHref, escapeHtml(credit), context)
  return block([picture, quietLine(caption, '10px 0 0', 14), quietLine(source, '4px 0 0', 13)])
}

/** A still picture of a video, a recording or a post, when there is one, and a link to where it plays. */
export function writeEmbed({ attrs }: EmbedJson, context: RenderingContext): string {
  const { kind, href, image } = attrs
  const { title, by } = embedWords(attrs, context.language)
  const picture = image === null ? '' : writePicture({ src: image, alt: null }, context)
  // The character after the triangle asks for it as a sign of the text, not as a coloured picture.
  const play = kind === 'post' ? '' : '▶\uFE0E '
  const words = title === null ? '' : linked(href, escapeHtml(`${play}${title}`), context)
  const style = `margin:${picture === '' ? '0' : '10px 0 0'};line-height:1.4`
  return block([
    linkedPicture(href, picture, context),
    words && element('p', { style }, words),
    quietLine(escapeHtml(by.join(' · ')), '2px 0 0'),
  ])
}

function block(parts: string[]): string {
  return parts.every((part) => part === '') ? '' : element('div', { style: 'margin:24px 0' }, lines(parts))
}
