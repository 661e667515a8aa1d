import { longestQuery } from '@/lib/search/input.ts'
import { inLanguage } from './language.ts'
import { searchPath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** Looks for words in every issue. @param query what was looked for. */
export function SearchForm({ site: { language }, query = '' }: { site: Site; query?: string }) {
  const words = wordsFor(language)
  return (
    <search {...inLanguage(words.language, language)}>
      <form className="search-form" action={searchPath}>
        <input
          type="search"
          name="q"
          defaultValue={query}
          maxLength={longestQuery}
          aria-label={words.searchPlaceholder}
          placeholder={words.searchPlaceholder}
          autoComplete="off"
          dir="auto"
        />
        <button>{words.search}</button>
      </form>
    </search>
  )
}
