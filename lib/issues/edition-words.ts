import { languageName } from '@/lib/document/languages.ts'

/** The sentence for an author who has two editions in one language. @param title of the one that is out. */
export function secondInLanguage(title: string, language: string): string {
  return `This issue has an edition in ${languageName(language, 'en')} already: “${title}”. Give one of them another language, or take it out of “Edition of”.`
}
