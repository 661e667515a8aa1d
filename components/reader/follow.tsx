import { inLanguage } from './language.ts'
import { feedPath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** How a reader gets the next issue. The address is spelled out, because it is meant to be copied. */
export function Follow({ site: { publication, language } }: { site: Site }) {
  const words = wordsFor(language)
  const address = `${publication.address}${feedPath}`
  return (
    <section id="_follow" className="follow" aria-labelledby="_follow-title" {...inLanguage(words.language, language)}>
      <h2 id="_follow-title">{words.follow}</h2>
      <p>{words.followHow}</p>
      <a href={address}>{address}</a>
    </section>
  )
}
