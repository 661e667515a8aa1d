import type { ArchivePlace } from '@/lib/issues/find-archive.ts'
import { inLanguage, writeYear } from './language.ts'
import { archivePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

type YearLinksProps = {
  site: Site
  /** The newest first. */
  years: readonly number[]
  only: string | null
  /** Where the reader is. */
  place: ArchivePlace | null
  /** Whether every year stands on this page. */
  isWhole: boolean
}

/** The years of an archive in a line, to jump to; nothing where there is but one. */
export function YearLinks({ site: { language }, years, only, place, isWhole }: YearLinksProps) {
  if (years.length < 2) return null
  const words = wordsFor(language)
  return (
    <nav className="years" aria-label={words.years} {...inLanguage(words.language, language)}>
      {years.map((year) => (
        <a
          key={year}
          href={isWhole ? `#_${year}` : archivePath(only, { year, page: 1 })}
          aria-current={year === place?.year && place.page === 1 ? 'page' : undefined}
        >
          {writeYear(year, language)}
        </a>
      ))}
    </nav>
  )
}
