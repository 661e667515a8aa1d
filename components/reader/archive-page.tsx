import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { IssueList } from './issue-list.tsx'
import { calendar, inLanguage } from './language.ts'
import { publicationPicture } from './shared-picture.ts'
import { Shell } from './shell.tsx'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** Every issue, by year: the table of contents of the whole work. @param issues the newest first. */
export function ArchivePage({ site, issues }: { site: Site; issues: PublishedSummary[] }) {
  const { publication } = site
  const words = wordsFor(publication.language)
  const spoken = inLanguage(words.language, publication.language)
  const { year, day } = calendar(publication.language, publication.timeZone)
  const about = {
    title: words.allIssues,
    description: publication.description,
    address: `${publication.address}/issues`,
    picture: publicationPicture(publication),
  }
  return (
    <Shell site={site} about={about}>
      <h1 className="page-title" {...spoken}>
        {words.allIssues}
      </h1>
      {issues.length === 0 && (
        <p className="quiet" {...spoken}>
          {words.nothingYet}
        </p>
      )}
      {byYear(issues, year).map(([name, ofYear]) => (
        <section className="year" key={name}>
          <h2>{name}</h2>
          <IssueList issues={ofYear} language={publication.language} writeDate={day} />
        </section>
      ))}
    </Shell>
  )
}

function byYear(issues: PublishedSummary[], yearOf: (instant: Date) => string): [string, PublishedSummary[]][] {
  const years = new Map<string, PublishedSummary[]>()
  for (const issue of issues) {
    const year = yearOf(issue.publishedAt)
    const ofYear = years.get(year)
    if (ofYear) ofYear.push(issue)
    else years.set(year, [issue])
  }
  return [...years]
}
