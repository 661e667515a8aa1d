import type { Edition } from '@/lib/issues/editions.ts'
import { EditionLinks } from './edition-links.tsx'
import { inLanguage } from './language.ts'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** The ways from an issue to its other editions; nothing where it has none. */
export function EditionSwitch({ site: { language }, editions }: { site: Site; editions: readonly Edition[] }) {
  if (editions.length === 0) return null
  const words = wordsFor(language)
  return (
    <nav className="languages" aria-labelledby="_editions">
      <span id="_editions" {...inLanguage(words.language, language)}>
        {words.otherLanguages}
      </span>{' '}
      <EditionLinks editions={editions} language={language} />
    </nav>
  )
}
