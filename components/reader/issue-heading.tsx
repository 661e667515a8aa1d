import type { ReactNode } from 'react'
import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { calendar, inLanguage, writeIssueNumber, writeNumber } from './language.ts'
import { isLongTitle } from './long-title.ts'
import { issuePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

type IssueHeadingProps = {
  site: Site
  issue: Pick<
    PublishedSummary,
    'slug' | 'number' | 'title' | 'subtitle' | 'language' | 'author' | 'minutes' | 'publishedAt'
  >
  /** On the first page the title leads to the issue, and stands below the publication's. */
  isLink?: boolean
  /** What else belongs to it. */
  children?: ReactNode
}

/** How an issue opens: number, date and how long it is small, the title large, the subtitle, who wrote it. */
export function IssueHeading({ site, issue, isLink = false, children }: IssueHeadingProps) {
  const { publication, language } = site
  const { slug, number, title, subtitle, author, minutes, publishedAt } = issue
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const own = inLanguage(issue.language, language)
  const { date } = calendar(language, publication.timeZone)
  const Title = isLink ? 'h2' : 'h1'
  return (
    <header className="issue-heading">
      <p className="label">
        {number !== null && (
          <span className="issue-number" {...spoken}>
            {words.issue(writeIssueNumber(number, words.language))}
          </span>
        )}{' '}
        <time className="dt-published" dateTime={publishedAt.toISOString()}>
          {date(publishedAt)}
        </time>{' '}
        {/* Nothing was counted when it was written by an older program. */}
        {minutes > 0 && (
          <span className="minutes" {...spoken}>
            {words.minutes(minutes, writeNumber(minutes, words.language))}
          </span>
        )}
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
      {author && (
        <p className="byline" {...spoken}>
          {words.by(author)}
        </p>
      )}
      {children}
    </header>
  )
}
