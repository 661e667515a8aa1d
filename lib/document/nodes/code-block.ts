import { CodeBlock } from '@tiptap/extension-code-block'
import { attribute } from './attribute.ts'

/** Whether a word can name the language of a code block: one word, no spaces or controls. */
export function isCodeLanguage(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s\p{Cc}\p{Cs}]{1,100}$/u.test(value)
}

export const codeBlock = CodeBlock.extend({
  addAttributes() {
    return {
      language: {
        default: null,
        rendered: false,
        parseHTML: languageOf,
        validate: attribute(
          'The language of a code block is one word.',
          (value) => value === null || isCodeLanguage(value),
        ),
      },
    }
  },
})

function languageOf(element: HTMLElement): string | null {
  const classes = [...element.classList, ...(element.firstElementChild?.classList ?? [])]
  const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length)
  return isCodeLanguage(language) ? language : null
}
