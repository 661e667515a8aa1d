import type { Edition } from '@/lib/issues/editions.ts'
import type { ArchivePage as Archive, ArchivePlace } from '@/lib/issues/find-archive.ts'
import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { areNumbered, IssueList } from './issue-list.tsx'
import { publicationPicture } from './shared-picture.ts'
import { calendar, inLanguage, nameOfLanguage, writeNumber, writeYear } from './language.ts'
import { LanguageLinks } from './language-links.tsx'
import { Onward } from './onward.tsx'
import { Shell } from './shell.tsx'
import { archivePath, languagePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'
import { YearLinks } from './year-links.tsx'

type ArchivePageProps = {
  site: Site
  archive: Archive
  /** Whose archive it is, where it is that of one language. */
  only?: string | null
  editions: ReadonlyMap<string, readonly Edition[]>
  /** The languages that issues are in. */
  languages: readonly string[]
  /** The year that an issue lies in. */
  yearOf: (instant: Date) => number
}

/** Issues by year: the table of contents of the whole work, or a part of it. */
export function ArchivePage({ site, archive, only = null, editions, languages, yearOf }: ArchivePageProps) {
  const { publication, language } = site
  const { place, issues, years } = archive
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const { day } = calendar(language, publication.timeZone)
  const year = (of: number) => writeYear(of, language)
  const number = (of: number) => writeNumber(of, language)
  const pageOf = place && place.pages > 1 ? words.page(number(place.page), number(place.pages)) : null
  const named = [words.allIssues, only && nameOfLanguage(only), place && year(place.year), pageOf]
  const about = {
    title: named.filter(Boolean).join(' · '),
    description: publication.description,
    picture: publicationPicture(publication),
    address: `${publication.address}${archivePath(only, place)}`,
    ...(only !== null && {
      feeds: { title: `${publication.title}: ${nameOfLanguage(only)}`, base: languagePath(only) },
    }),
  }
  const onward = (to: ArchivePlace | null) =>
    to && { path: archivePath(only, to), place: to.year === place?.year ? null : year(to.year) }
  return (
    <Shell site={site} about={about}>
      <h1 className="page-title" {...spoken}>
        {words.allIssues}
      </h1>
      {pageOf && (
        <p className="quiet" {...spoken}>
          {year(archive.place?.year ?? 0)}, {pageOf}
        </p>
      )}
      <LanguageLinks site={site} languages={only === null ? languages : languages.filter((each) => each !== only)} />
      <YearLinks
        site={site}
        years={years}
        only={only}
        place={place}
        isWhole={place === null && archive.older === null}
      />
      {issues.length === 0 && (
        <p className="quiet" {...spoken}>
          {words.nothingYet}
        </p>
      )}
      {byYear(issues, yearOf).map(([of, ofYear]) => (
        <section className="year" key={of} aria-labelledby={`_${of}`}>
          <h2 id={`_${of}`}>{year(of)}</h2>
          <IssueList
            issues={ofYear}
            language={language}
            writeDate={day}
            editions={editions}
            isTagged
            isNumbered={areNumbered(issues)}
          />
        </section>
      ))}
      <Onward site={site} newer={onward(archive.newer)} older={onward(archive.older)} />
    </Shell>
  )
}

function byYear(
  issues: readonly PublishedSummary[],
  yearOf: (instant: Date) => number,
): [number, PublishedSummary[]][] {
  const years = new Map<number, PublishedSummary[]>()
  for (const issue of issues) {
    const year = yearOf(issue.publishedAt)
    const ofYear = years.get(year)
    if (ofYear) ofYear.push(issue)
    else years.set(year, [issue])
  }
  return [...years]
}
