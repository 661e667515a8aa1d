import { inLanguage } from './language.ts'
import { searchPath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** The ways to the rest of the newsletter, at the foot of each page. */
export function Ways({ site: { language } }: { site: Site }) {
  const words = wordsFor(language)
  return (
    <nav className="ways" aria-label={words.waysOn} {...inLanguage(words.language, language)}>
      <a href="/issues">{words.allIssues}</a>
      <a href="/tags">{words.tags}</a>
      <a href="/about">{words.about}</a>
      <a href={searchPath}>{words.search}</a>
      <a href="/feed">{words.feeds}</a>
    </nav>
  )
}
