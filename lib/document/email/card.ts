import type { RenderingContext } from '../context.ts'
import { quietLine, row } from './blocks.ts'
import { linked, linkedPicture } from './link.ts'
import { writePicture } from './picture.ts'
import { line, sides } from './styles.ts'
import { element, escapeHtml } from '../html.ts'
import { cardWords } from '../preview.ts'
import type { CardJson } from '../schema.ts'

/** A card between two thin lines: the words, and the picture at their end when there is one. Empty when it says nothing. */
export function writeCard({ attrs }: CardJson, context: RenderingContext): string {
  const { href, image } = attrs
  const { title, description, site } = cardWords(attrs)
  const picture = image === null ? '' : writePicture({ src: image, alt: null, widest: 120 }, context)
  const words = [
    title === null ? '' : element('p', titleStyle, linked(href, escapeHtml(title), context)),
    quietLine(escapeHtml(description ?? ''), '6px 0 0', 14),
    quietLine(escapeHtml(site ?? ''), '6px 0 0', 13),
  ].join('')
  if (words === '' && picture === '') return ''
  const borders = `border-top:${line};border-bottom:${line}`
  const pictureCell =
    picture === ''
      ? ''
      : element('td', { width: 120, style: `padding:16px 0;${borders}` }, linkedPicture(href, picture, context))
  const padding = sides(context.language, 16, picture === '' ? 0 : 20, 16, 0)
  return element(
    'div',
    { style: 'margin:16px 0 24px' },
    row(`${element('td', { style: `padding:${padding};${borders}` }, words)}${pictureCell}`, context),
  )
}

const titleStyle = { style: 'margin:0;font-size:17px;line-height:1.35;font-weight:bold' }
