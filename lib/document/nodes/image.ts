import { Image } from '@tiptap/extension-image'
import { safeImageAddress } from '../links.ts'
import { attribute, isText, isTextOrNull, isWholeNumber, wholeNumber } from './attribute.ts'

const checkSize = attribute(
  'The width and height of an image are whole numbers of pixels.',
  (value) => value === null || isWholeNumber(value, 1, 100_000),
)

function size(element: HTMLElement, name: 'width' | 'height'): number | null {
  const pixels = wholeNumber(element.getAttribute(name))
  return pixels !== null && isWholeNumber(pixels, 1, 100_000) ? pixels : null
}

/** An image within a line, as Markdown has them: it may stand alone in its paragraph, in a link, or between words. */
export const image = Image.extend({
  addAttributes() {
    return {
      src: {
        isRequired: true,
        validate: attribute(
          'The address of an image can’t be used.',
          (value) => isText(value) && safeImageAddress(value) !== null,
        ),
      },
      alt: { default: null, validate: attribute('The description of an image is text.', isTextOrNull) },
      title: { default: null, validate: attribute('The title of an image is text.', isTextOrNull) },
      width: { default: null, parseHTML: (element) => size(element, 'width'), validate: checkSize },
      height: { default: null, parseHTML: (element) => size(element, 'height'), validate: checkSize },
    }
  },

  parseHTML() {
    return [
      {
        tag: 'img[src]',
        getAttrs: (element) => (safeImageAddress(element.getAttribute('src') ?? '') === null ? false : null),
      },
    ]
  },
}).configure({ inline: true })
