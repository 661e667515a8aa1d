import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { inLanguage } from './language.ts'
import { issuePath } from './site.ts'

type IssueListProps = {
  issues: PublishedSummary[]
  /** BCP 47, of the page around. */
  language: string
  /** How a date is written here. */
  writeDate: (instant: Date) => string
}

/** Issues as lines of a table of contents: number, title, date. */
export function IssueList({ issues, language, writeDate }: IssueListProps) {
  const isNumbered = issues.some(({ number }) => number !== null)
  return (
    <ul className={isNumbered ? 'issues issues-numbered h-feed' : 'issues h-feed'}>
      {issues.map(({ id, slug, number, title, language: own, publishedAt }) => (
        <li key={id} className="h-entry">
          {isNumbered && <span className="number">{number}</span>}{' '}
          <a className="p-name u-url" href={issuePath(slug)} {...inLanguage(own, language)}>
            {title}
          </a>{' '}
          <time className="dt-published" dateTime={publishedAt.toISOString()}>
            {writeDate(publishedAt)}
          </time>
        </li>
      ))}
    </ul>
  )
}
