import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { calendar, inLanguage } from './language.ts'
import { isLongTitle } from './long-title.ts'
import { issuePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

type IssueHeadingProps = {
  site: Site
  issue: Pick<PublishedSummary, 'slug' | 'number' | 'title' | 'subtitle' | 'language' | 'publishedAt'>
  /** On the first page the title leads to the issue, and stands below the publication's. */
  isLink?: boolean
}

/** How an issue opens: number and date small, the title large, the subtitle. */
export function IssueHeading({ site: { publication }, issue, isLink = false }: IssueHeadingProps) {
  const { slug, number, title, subtitle, publishedAt } = issue
  const words = wordsFor(publication.language)
  const own = inLanguage(issue.language, publication.language)
  const { date } = calendar(publication.language, publication.timeZone)
  const Title = isLink ? 'h2' : 'h1'
  return (
    <header className="issue-heading">
      <p className="label">
        {number !== null && <span {...inLanguage(words.language, publication.language)}>{words.issue(number)}</span>}{' '}
        <time className="dt-published" dateTime={publishedAt.toISOString()}>
          {date(publishedAt)}
        </time>
      </p>
      <Title className={`p-name letter-title${isLongTitle(title) ? ' letter-title-long' : ''}`} {...own}>
        {isLink ? (
          <a className="u-url u-uid" href={issuePath(slug)}>
            {title}
          </a>
        ) : (
          title
        )}
      </Title>
      {subtitle && (
        <p className="letter-subtitle" {...own}>
          {subtitle}
        </p>
      )}
    </header>
  )
}
