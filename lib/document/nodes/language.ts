import { Mark } from '@tiptap/core'
import { attribute } from './attribute.ts'

/** Whether a tag is a well-formed BCP 47 language tag in its canonical spelling, such as `ja` or `zh-Hans`. */
export function isLanguageTag(value: unknown): value is string {
  return typeof value === 'string' && canonicalLanguage(value) === value
}

/** A language tag in its canonical spelling, or null when it is none. */
export function canonicalLanguage(tag: string): string | null {
  try {
    return new Intl.Locale(tag.trim()).toString()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Words in another language than the text around them. */
export const language = Mark.create({
  name: 'language',

  addAttributes() {
    return {
      lang: {
        isRequired: true,
        parseHTML: (element) => canonicalLanguage(element.getAttribute('lang') ?? ''),
        validate: attribute('A language is a tag such as ja or zh-Hans.', isLanguageTag),
      },
    }
  },

  parseHTML() {
    return [
      {
        tag: 'span[lang]',
        getAttrs: (element) => (canonicalLanguage(element.getAttribute('lang') ?? '') === null ? false : null),
      },
    ]
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', HTMLAttributes, 0]
  },
})
