import type { TaggedPage } from '@/lib/issues/find-tagged.ts'
import { IssueList } from './issue-list.tsx'
import { calendar, inLanguage, writeNumber } from './language.ts'
import { Onward } from './onward.tsx'
import { Shell } from './shell.tsx'
import { tagPath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** The issues with one tag, the newest first. */
export function TagPage({ site, tagged }: { site: Site; tagged: TaggedPage }) {
  const { publication, language } = site
  const { tag, issues, page, pages } = tagged
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const { shortDate } = calendar(language, publication.timeZone)
  const number = (of: number) => writeNumber(of, language)
  const pageOf = pages > 1 ? words.page(number(page), number(pages)) : null
  const about = {
    title: [words.tagged(tag.name), pageOf].filter(Boolean).join(' · '),
    description: publication.description,
    address: `${publication.address}${tagPath(tag.key, page)}`,
    feeds: { title: `${publication.title}: ${tag.name}`, base: tagPath(tag.key) },
  }
  const way = (to: number) => ({ path: tagPath(tag.key, to), place: null })
  return (
    <Shell site={site} about={about}>
      <h1 className="page-title" {...spoken}>
        {words.tagged(tag.name)}
      </h1>
      <p className="quiet" {...spoken}>
        {[words.issues(number(tag.count)), pageOf].filter(Boolean).join(' · ')}
      </p>
      <div className="dated">
        <IssueList issues={issues} language={language} writeDate={shortDate} />
      </div>
      <Onward site={site} newer={page > 1 ? way(page - 1) : null} older={page < pages ? way(page + 1) : null} />
      <p className="onward" {...spoken}>
        <a href="/tags">{words.tags}</a>
      </p>
    </Shell>
  )
}
