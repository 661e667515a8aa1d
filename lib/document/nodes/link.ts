import { Link } from '@tiptap/extension-link'
import { safeAddress } from '../links.ts'
import { attribute, isText, isTextOrNull } from './attribute.ts'

/** A link knows its address and its title; how it opens is for the page to say. */
export const link = Link.extend({
  addAttributes() {
    return {
      href: {
        isRequired: true,
        validate: attribute(
          'The address of a link can’t be used.',
          (value) => isText(value) && safeAddress(value) !== null,
        ),
      },
      title: { default: null, validate: attribute('The title of a link is text.', isTextOrNull) },
    }
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  HTMLAttributes: { target: null, rel: null },
  isAllowedUri: (address) => safeAddress(address) !== null,
})
