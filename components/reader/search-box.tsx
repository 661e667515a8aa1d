import { inLanguage } from './language.ts'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** Looks for words in every issue. */
export function SearchBox({ site: { language } }: { site: Site }) {
  const words = wordsFor(language)
  return (
    <form className="search-box" role="search" action="/search" {...inLanguage(words.language, language)}>
      <input type="search" name="q" aria-label={words.search} placeholder={words.searchPlaceholder} required />
      <button type="submit">{words.search}</button>
    </form>
  )
}
