import type { Edition } from '@/lib/issues/editions.ts'
import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { EditionSwitch } from './edition-switch.tsx'
import { IssueHeading } from './issue-heading.tsx'
import { IssueList } from './issue-list.tsx'
import { calendar, inLanguage } from './language.ts'
import { LanguageLinks } from './language-links.tsx'
import type { Opening } from './opening.ts'
import { Shell } from './shell.tsx'
import { publicationPicture } from './shared-picture.ts'
import { issuePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

type HomePageProps = {
  site: Site
  latest: { issue: PublishedSummary; opening: Opening } | null
  /** The newest of the others, the newest first. */
  earlier: readonly PublishedSummary[]
  /** What is not listed itself: the other editions, by their work. */
  editions: ReadonlyMap<string, readonly Edition[]>
  /** The languages that issues are in. */
  languages: readonly string[]
}

/** The first page: who writes here, how the latest letter begins, what came before it. */
export function HomePage({ site, latest, earlier, editions, languages }: HomePageProps) {
  const { publication, language } = site
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const { shortDate } = calendar(language, publication.timeZone)
  const about = {
    title: '',
    description: publication.description,
    address: `${publication.address}/`,
    picture: publicationPicture(publication),
  }
  return (
    <Shell site={site} about={about}>
      {latest ? (
        <Latest site={site} {...latest} editions={editions.get(latest.issue.work ?? '') ?? []} />
      ) : (
        <p className="quiet" {...spoken}>
          {words.nothingYet}
        </p>
      )}
      {earlier.length > 0 && (
        <section className="earlier dated" aria-labelledby="_earlier-title">
          <h2 id="_earlier-title" className="section-title" {...spoken}>
            {words.earlierIssues}
          </h2>
          <IssueList issues={earlier} language={language} writeDate={shortDate} editions={editions} />
          <p className="onward" {...spoken}>
            <a href="/issues">{words.allIssues}</a>
          </p>
        </section>
      )}
      <LanguageLinks site={site} languages={languages} />
    </Shell>
  )
}

type LatestProps = { site: Site; issue: PublishedSummary; opening: Opening; editions: readonly Edition[] }

function Latest({ site, issue, opening, editions }: LatestProps) {
  const { language } = site
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  return (
    <article className="h-entry">
      <IssueHeading site={site} issue={issue} isLink>
        <EditionSwitch site={site} editions={editions} />
      </IssueHeading>
      <div
        className="letter p-summary"
        {...inLanguage(issue.language, language)}
        dangerouslySetInnerHTML={{ __html: opening.html }}
      />
      {!opening.isWhole && (
        <p className="onward" {...spoken}>
          <a href={issuePath(issue.slug)}>{words.readWhole}</a>
        </p>
      )}
    </article>
  )
}
