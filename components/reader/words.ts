import { likely } from '@/lib/document/languages.ts'
import { arabic } from './words/ar.ts'
import { german } from './words/de.ts'
import { english } from './words/en.ts'
import { spanish } from './words/es.ts'
import { french } from './words/fr.ts'
import { japanese } from './words/ja.ts'
import { simplifiedChinese } from './words/zh-hans.ts'
import { traditionalChinese } from './words/zh-hant.ts'
import type { Words } from './words/words.ts'

export type { Words } from './words/words.ts'

const table: Record<string, Words> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  ja: japanese,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
}

/** The words for a language, by its script where that matters; English for a language we have none for. */
export function wordsFor(language: string): Words {
  const words = find(language)
  // German words in a Swiss publication are of its own language.
  return words ? { ...words, language } : english
}

/** Whether we have words for a language. @param language BCP 47. */
export function hasWords(language: string): boolean {
  return find(language) !== undefined
}

function find(language: string): Words | undefined {
  const base = new Intl.Locale(language).language
  return table[base] ?? table[`${base}-${likely(language).script}`]
}
