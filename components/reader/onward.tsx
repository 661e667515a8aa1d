import { inLanguage } from './language.ts'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** Another page of a list; `place` names what begins there, where that is other than on this page. */
type Way = { path: string; place: string | null } | null

/** The ways to the newer and the older part of a list. */
export function Onward({ site: { language }, newer, older }: { site: Site; newer: Way; older: Way }) {
  if (newer === null && older === null) return null
  const words = wordsFor(language)
  const called = (word: string, { place }: NonNullable<Way>) => (place === null ? word : `${word} · ${place}`)
  return (
    <nav className="pages" aria-label={`${words.newer}, ${words.older}`} {...inLanguage(words.language, language)}>
      {newer && (
        <a className="newer" rel="prev" href={newer.path}>
          {called(words.newer, newer)}
        </a>
      )}
      {older && (
        <a className="older" rel="next" href={older.path}>
          {called(words.older, older)}
        </a>
      )}
    </nav>
  )
}
