import { element, escapeHtml, lines } from '../html.ts'
import { ornament } from '../picture-facts.ts'
import { cardWords, embedWords } from '../preview.ts'
import type { CardJson, EmbedJson } from '../schema.ts'
import { linked } from './link.ts'
import type { Page } from './page.ts'
import { writePicture } from './picture.ts'

/** A card: a picture at the side, and words of which the title alone is the link. Empty when it says nothing. */
export function writeCard({ attrs }: CardJson, page: Page): string {
  const { title, description, site } = cardWords(attrs)
  const inside = [
    adornment(attrs.image, 'beside', page),
    title && element('p', { class: 'card-title' }, linked(attrs.href, escapeHtml(title))),
    description && element('p', { class: 'card-description' }, escapeHtml(description)),
    site && element('p', { class: 'card-site' }, escapeHtml(site)),
  ]
  return inside.some(Boolean) ? element('div', { class: 'card' }, lines(inside)) : ''
}

/** A video, a recording or a post as a still picture and a link to where it is. Empty when it says nothing. */
export function writeEmbed({ attrs }: EmbedJson, page: Page): string {
  const { kind, href } = attrs
  const { title, by } = embedWords(attrs, page.context.language)
  const words = title === null ? '' : escapeHtml(title)
  const author = by.length === 0 ? '' : escapeHtml(by.join(' · '))
  if (kind === 'post') return writePost(attrs, words, author, page)
  const picture = adornment(attrs.image, 'text', page)
  const still = picture && element('span', { class: 'embed-picture' }, picture)
  const inside = [
    linked(href, `${still}${words && element('span', { class: 'embed-title' }, words)}`),
    author && element('p', { class: 'embed-author' }, author),
  ]
  return inside.some(Boolean) ? element('div', { class: `embed embed-${kind}` }, lines(inside)) : ''
}

/** What someone said elsewhere: a quotation, and below it who said it, with the link. */
function writePost(attrs: EmbedJson['attrs'], words: string, author: string, page: Page): string {
  const isSaid = attrs.title !== null
  const picture = adornment(attrs.image, 'text', page)
  const below = isSaid ? author || words : [words, author].filter(Boolean).join(' · ')
  const inside = [
    isSaid ? element('p', { class: 'embed-title' }, words) : '',
    picture,
    below && element('p', { class: 'embed-author' }, linked(attrs.href, below)),
  ]
  return inside.some(Boolean) ? element('blockquote', { class: 'embed embed-post' }, lines(inside)) : ''
}

function adornment(image: string | null, room: 'beside' | 'text', page: Page): string {
  const src = ornament(image, page.context)
  return src === null ? '' : writePicture({ src, alt: null }, room, page)
}
