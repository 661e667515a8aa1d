import type { RenderingContext } from './context.ts'
import { directionOf } from './languages.ts'

/** The attributes of words in another language than the text around them: its tag, and its direction where that differs. */
export function languageAttributes(
  lang: string,
  { language }: RenderingContext,
): { lang: string; dir: 'ltr' | 'rtl' | null } {
  const direction = directionOf(lang)
  return { lang, dir: direction === directionOf(language) ? null : direction }
}
