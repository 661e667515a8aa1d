import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { IssueHeading } from './issue-heading.tsx'
import { IssueList } from './issue-list.tsx'
import { calendar, inLanguage } from './language.ts'
import type { Opening } from './opening.ts'
import { Shell } from './shell.tsx'
import { publicationPicture } from './shared-picture.ts'
import { issuePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

type HomePageProps = {
  site: Site
  latest: { issue: PublishedSummary; opening: Opening } | null
  /** The newest of the others, the newest first. */
  earlier: PublishedSummary[]
}

/** The first page: who writes here, how the latest letter begins, what came before it. */
export function HomePage({ site, latest, earlier }: HomePageProps) {
  const { publication } = site
  const words = wordsFor(publication.language)
  const spoken = inLanguage(words.language, publication.language)
  const { shortDate } = calendar(publication.language, publication.timeZone)
  const about = {
    title: '',
    description: publication.description,
    address: `${publication.address}/`,
    picture: publicationPicture(publication),
  }
  return (
    <Shell site={site} about={about}>
      {latest ? (
        <article className="h-entry">
          <IssueHeading site={site} issue={latest.issue} isLink />
          <div
            className="letter p-summary"
            {...inLanguage(latest.issue.language, publication.language)}
            dangerouslySetInnerHTML={{ __html: latest.opening.html }}
          />
          {!latest.opening.isWhole && (
            <p className="onward" {...spoken}>
              <a href={issuePath(latest.issue.slug)}>{words.readWhole}</a>
            </p>
          )}
        </article>
      ) : (
        <p className="quiet" {...spoken}>
          {words.nothingYet}
        </p>
      )}
      {earlier.length > 0 && (
        <section className="earlier" aria-labelledby="_earlier-title">
          <h2 id="_earlier-title" className="section-title" {...spoken}>
            {words.earlierIssues}
          </h2>
          <IssueList issues={earlier} language={publication.language} writeDate={shortDate} />
          <p className="onward" {...spoken}>
            <a href="/issues">{words.allIssues}</a>
          </p>
        </section>
      )}
    </Shell>
  )
}
