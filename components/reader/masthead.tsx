import { inLanguage } from './language.ts'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** How a page begins: whose it is, and the ways to the rest. @param isHome on the first page the name is its title. */
export function Masthead({ site: { publication, language }, isHome }: { site: Site; isHome: boolean }) {
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  return (
    <header className={isHome ? 'masthead masthead-home' : 'masthead'}>
      {isHome ? (
        <>
          <h1 className="name">{publication.title}</h1>
          {publication.description && <p className="description">{publication.description}</p>}
        </>
      ) : (
        <a className="name" href="/" {...inLanguage(publication.language, language)}>
          {publication.title}
        </a>
      )}
      <nav aria-label={publication.title} {...spoken}>
        <a href="/issues">{words.allIssues}</a>
        <a href="#_follow">{words.follow}</a>
      </nav>
    </header>
  )
}
