import { Image } from '@tiptap/extension-image'
import { safeImageAddress } from '../links.ts'
import { attribute, isText, isTextOrNull, pixelAttribute } from './attribute.ts'

/** An image within a line. One that is alone in its paragraph is a figure, once the document is in its normal form. */
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
      width: pixelAttribute('width'),
      height: pixelAttribute('height'),
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
