import { Node } from '@tiptap/core'
import { safeAddress, safeImageAddress } from '../links.ts'
import {
  addressAttribute,
  asData,
  attribute,
  choiceAttribute,
  isText,
  isTextOrNull,
  pixelAttribute,
  textAttribute,
} from './attribute.ts'

export const figureSizes = ['small', 'text', 'wide'] as const
/** How much room a figure takes: less than the text, as wide as it, or wider where there is room. */
export type FigureSize = (typeof figureSizes)[number]

function picture(element: HTMLElement): HTMLImageElement | null {
  return element.querySelector('img')
}

/** A picture of its own with what is said of it. Its content is the caption; credit is whose picture it is, as one line. */
export const figure = Node.create({
  name: 'figure',
  group: 'block',
  content: '(text | hardBreak | inlineMath | footnoteReference)*',
  defining: true,
  isolating: true,

  addAttributes() {
    return {
      src: {
        isRequired: true,
        parseHTML: (element) => picture(element)?.getAttribute('src') ?? null,
        validate: attribute(
          'The address of an image can’t be used.',
          (value) => isText(value) && safeImageAddress(value) !== null,
        ),
      },
      alt: {
        default: null,
        parseHTML: (element) => picture(element)?.getAttribute('alt') || null,
        validate: attribute('The description of an image is text.', isTextOrNull),
      },
      title: {
        default: null,
        parseHTML: (element) => picture(element)?.getAttribute('title') || null,
        validate: attribute('The title of an image is text.', isTextOrNull),
      },
      width: ofPicture(pixelAttribute('width')),
      height: ofPicture(pixelAttribute('height')),
      href: addressAttribute('href', 'The address that a figure leads to'),
      size: choiceAttribute('size', figureSizes, 'text', 'A figure is small, as wide as the text, or wide.'),
      credit: textAttribute('credit', 'The credit of a figure'),
      creditHref: addressAttribute('credit-href', 'The address of a credit'),
    }
  },

  parseHTML() {
    return [
      {
        tag: 'figure',
        contentElement: (element) => element.querySelector('figcaption') ?? document.createElement('figcaption'),
        getAttrs: (element) => {
          const images = element.querySelectorAll('img')
          const isOurs = images.length === 1 && safeImageAddress(images[0]?.getAttribute('src') ?? '') !== null
          return isOurs ? null : false
        },
      },
    ]
  },

  renderHTML({ node }) {
    const { src, alt, title, width, height, href, size, credit, creditHref } = node.attrs as Record<string, string>
    const kept = asData({ href, size, credit, creditHref: creditHref && safeAddress(creditHref) })
    return [
      'figure',
      { class: 'figure', ...kept },
      ['img', { src: safeImageAddress(src ?? '') ?? '', alt: alt ?? '', title, width, height }],
      ['figcaption', 0],
    ]
  },
})

function ofPicture<Attribute extends { parseHTML: (element: HTMLElement) => unknown }>(given: Attribute): Attribute {
  return {
    ...given,
    rendered: false,
    parseHTML: (element: HTMLElement) => {
      const image = picture(element)
      return image && given.parseHTML(image)
    },
  }
}
