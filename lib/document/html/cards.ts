import type { RootContent } from 'mdast'
import { meantAddress, resolved } from './addresses.ts'
import { at, type Conversion, type Recognizer } from './conversion.ts'
import { sourceOf } from './images.ts'
import { attribute, findByClass, findByName, hasClass, textOf, type HtmlElement } from './tree.ts'

type Said = { href: string; title: string; description: string; site: string; image: string | null }

/** The preview of a link in Ghost's pages. */
export const ghostBookmark: Recognizer = (element, conversion) => {
  if (!hasClass(element, 'kg-bookmark-card')) return null
  const link = findByClass(element.children, 'kg-bookmark-container')
  const href = link && attribute(link, 'href')
  if (!link || href === null) return null
  const [author, publisher] = [wordsIn(link, 'kg-bookmark-author'), wordsIn(link, 'kg-bookmark-publisher')]
  const thumbnail = findByClass(link.children, 'kg-bookmark-thumbnail')
  const image = thumbnail ? findByName(thumbnail.children, 'img') : null
  const caption = findByName(element.children, 'figcaption')
  return [
    card(element, conversion, {
      href,
      title: wordsIn(link, 'kg-bookmark-title'),
      description: wordsIn(link, 'kg-bookmark-description'),
      site: [author, publisher].filter((words) => words !== '').join(' · '),
      image: image && sourceOf(image),
    }),
    ...(caption ? conversion.blocks(caption.children) : []),
  ]
}

/** The preview of a link in Medium's stories: all in one link, the picture in another. */
export const mediumEmbed: Recognizer = (element, conversion) => {
  if (!hasClass(element, 'graf--mixtapeEmbed')) return null
  const link = findByClass(element.children, 'markup--mixtapeEmbed-anchor') ?? findByName(element.children, 'a')
  const href = link && attribute(link, 'href')
  if (!link || href === null) return null
  const [title, description] = [findByName(link.children, 'strong'), findByName(link.children, 'em')]
  const site = link.children.filter((child) => child !== title && child !== description)
  const picture = findByClass(element.children, 'mixtapeImage')
  const image =
    picture && /url\(["']?([^"')]+)["']?\)/.exec((picture.attributes.get('style') ?? '').slice(0, 5000))?.[1]
  return [
    card(element, conversion, {
      href,
      title: title ? textOf(title.children) : '',
      description: description ? textOf(description.children) : '',
      site: textOf(site),
      image: image ?? null,
    }),
  ]
}

/** The preview of a link in what Notion exports. */
export const notionBookmark: Recognizer = (element, conversion) => {
  const isBookmark = element.name === 'a' && hasClass(element, 'bookmark')
  const href = isBookmark ? attribute(element, 'href') : null
  if (href === null) return null
  const image = findByClass(element.children, 'bookmark-image')
  return [
    card(element, conversion, {
      href,
      title: wordsIn(element, 'bookmark-title'),
      description: wordsIn(element, 'bookmark-description'),
      site: '',
      image: image && sourceOf(image),
    }),
  ]
}

function wordsIn(element: HtmlElement, className: string): string {
  const found = findByClass(element.children, className)
  return found ? textOf(found.children) : ''
}

function card(element: HtmlElement, { around }: Conversion, said: Said): RootContent {
  const { title, description, site, image } = said
  return {
    type: 'leafDirective',
    name: 'card',
    attributes: {
      href: meantAddress(resolved(said.href, around.base)),
      ...(description !== '' && { description }),
      ...(site !== '' && { site }),
      ...(image !== null && { image: resolved(image, around.base) }),
    },
    children: title === '' ? [] : [{ type: 'text', value: title }],
    position: at(element),
  }
}
