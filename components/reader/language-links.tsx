import { inLanguage, nameOfLanguage } from './language.ts'
import { languagePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** Ways to the archives of the languages that issues are in; nothing where all are in one. @param languages BCP 47. */
export function LanguageLinks({ site: { language }, languages }: { site: Site; languages: readonly string[] }) {
  if (languages.length < 2) return null
  const words = wordsFor(language)
  return (
    <nav className="languages" aria-labelledby="_languages">
      <span id="_languages" {...inLanguage(words.language, language)}>
        {words.inLanguage}
      </span>{' '}
      {languages.map((each) => (
        <a key={each} href={languagePath(each)} hrefLang={each} {...inLanguage(each, language)}>
          {nameOfLanguage(each)}
        </a>
      ))}
    </nav>
  )
}
