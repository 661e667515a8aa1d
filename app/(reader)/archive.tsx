import { ArchivePage } from '@/components/reader/archive-page.tsx'
import { archivePath, type Site } from '@/components/reader/site.ts'
import { hasWords } from '@/components/reader/words.ts'
import { findEditionsBehind, listLanguages } from '@/lib/issues/editions.ts'
import { findArchiveYear, findNewestArchive, yearOf, type ArchiveScope } from '@/lib/issues/find-archive.ts'
import { answerPage } from './answer-page.ts'
import { newest } from './newest.ts'
import { pageNumber } from './page-number.ts'
import { movedTo, notFound } from './reader-route.tsx'

/** A part of an archive as an address says it: the year, and its page. */
export type AskedPlace = { year: string; page?: string }

/**
 * Answers with an archive or a part of it.
 * @param only the language whose archive it is, which may be written in other capitals; null: the whole newsletter's.
 */
export async function answerArchive(
  request: Request,
  site: Site,
  only: string | null,
  asked?: AskedPlace,
): Promise<Response> {
  const languages = await listLanguages()
  const language = only === null ? null : languages.find((each) => each.toLowerCase() === only.toLowerCase())
  const place = asked && readPlace(asked)
  if (language === undefined || place === null) return notFound(request, site)
  if (asked?.page === '1' || (language !== null && language !== only)) return movedTo(archivePath(language, place))

  const { timeZone, language: home, updatedAt } = site.publication
  const scope: ArchiveScope = { timeZone, issues: language === null ? { leadingIn: home } : { inLanguage: language } }
  const archive = place ? await findArchiveYear(scope, place) : await findNewestArchive(scope)
  if (!archive) return notFound(request, site)
  const editions = await findEditionsBehind(archive.issues)
  const changedAt = newest(updatedAt, ...archive.issues.map((issue) => issue.updatedAt))
  return answerPage(
    request,
    <ArchivePage
      site={language !== null && hasWords(language) ? { ...site, language } : site}
      archive={archive}
      only={language}
      editions={editions}
      languages={languages}
      yearOf={(instant) => yearOf(instant, timeZone)}
    />,
    { changedAt },
  )
}

/** Null for what is no page, or no year in which a newsletter could go out. */
function readPlace({ year, page = '1' }: AskedPlace): { year: number; page: number } | null {
  const number = pageNumber(page)
  return /^[12]\d{3}$/.test(year) && number !== null ? { year: Number(year), page: number } : null
}
