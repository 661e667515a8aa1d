import { element, escapeHtml, lines } from '../html.ts'
import { cardWords, embedWords } from '../preview.ts'
import type { CardJson, EmbedJson } from '../schema.ts'
import { linked } from './link.ts'
import type { Feed } from './feed.ts'
import { writeOrnament } from './picture.ts'

/** A card: its picture, then its words, of which the title is the link. Empty when it says nothing. */
export function writeCard({ attrs }: CardJson, feed: Feed): string {
  const { title, description, site } = cardWords(attrs)
  const words = [
    title && linked(attrs.href, element('strong', {}, escapeHtml(title)), feed.context),
    description && escapeHtml(description),
    site && element('small', {}, escapeHtml(site)),
  ]
  return paragraphs([writeOrnament(attrs.image, attrs.href, feed), words.filter(Boolean).join('<br>')])
}

/** A video, a recording or a post as a still picture and a link to where it is. Empty when it says nothing. */
export function writeEmbed({ attrs }: EmbedJson, feed: Feed): string {
  const { kind, href, image } = attrs
  const { title, by } = embedWords(attrs, feed.context.language)
  const words = title === null ? '' : escapeHtml(title)
  const author = escapeHtml(by.join(' · '))
  const picture = writeOrnament(image, href, feed)
  if (kind !== 'post' || attrs.title === null) {
    return paragraphs([picture, [linked(href, words, feed.context), author].filter(Boolean).join('<br>')])
  }
  const said = paragraphs([words, picture, linked(href, author, feed.context)])
  return element('blockquote', {}, lines([said]))
}

function paragraphs(written: readonly string[]): string {
  return written
    .filter(Boolean)
    .map((each) => element('p', {}, each))
    .join('\n')
}
