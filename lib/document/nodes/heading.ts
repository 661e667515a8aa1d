import { Heading } from '@tiptap/extension-heading'
import { attribute, isWholeNumber } from './attribute.ts'

/** Headings of the text. Level 1 is the title, which stands outside the document. */
export const heading = Heading.extend({
  addAttributes() {
    return {
      level: {
        default: 2,
        rendered: false,
        validate: attribute('A heading has a level from 2 to 6.', (value) => isWholeNumber(value, 2, 6)),
      },
    }
  },

  parseHTML() {
    return [
      { tag: 'h1', attrs: { level: 2 } },
      ...[2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    ]
  },
}).configure({ levels: [2, 3, 4, 5, 6] })
