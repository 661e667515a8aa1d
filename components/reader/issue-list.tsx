import type { Edition } from '@/lib/issues/editions.ts'
import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { EditionLinks } from './edition-links.tsx'
import { inLanguage, writeIssueNumber } from './language.ts'
import { issuePath } from './site.ts'
import { TagLinks } from './tag-links.tsx'

type IssueListProps = {
  issues: readonly PublishedSummary[]
  /** BCP 47, of the page around. */
  language: string
  /** How a date is written here. */
  writeDate: (instant: Date) => string
  /** The editions in other languages that are not listed themselves, by their work. */
  editions?: ReadonlyMap<string, readonly Edition[]>
  /** Whether the tags are shown with each. */
  isTagged?: boolean
  /** Whether there is room for numbers: where some issue here has one, unless other lists beside this say. */
  isNumbered?: boolean
}

/** Whether some of these issues have a number. */
export function areNumbered(issues: readonly PublishedSummary[]): boolean {
  return issues.some(({ number }) => number !== null)
}

/** Issues as lines of a table of contents: number, title, date. */
export function IssueList({
  issues,
  language,
  writeDate,
  editions,
  isTagged = false,
  isNumbered = areNumbered(issues),
}: IssueListProps) {
  return (
    <ul className={isNumbered ? 'issues issues-numbered h-feed' : 'issues h-feed'}>
      {issues.map(({ id, slug, number, title, language: own, work, tags, publishedAt }) => {
        const others = (work !== null && editions?.get(work)) || []
        return (
          <li key={id} className="h-entry">
            {isNumbered && (
              <span className="number">{number === null ? null : writeIssueNumber(number, language)}</span>
            )}{' '}
            <span className="line">
              <a className="to-issue p-name u-url" href={issuePath(slug)} {...inLanguage(own, language)}>
                {title}
              </a>
              {others.length > 0 && (
                <>
                  {' '}
                  <span className="editions">
                    <EditionLinks editions={others} language={language} />
                  </span>
                </>
              )}
              {isTagged && tags.length > 0 && (
                <>
                  {' '}
                  <span className="tags">
                    <TagLinks tags={tags} />
                  </span>
                </>
              )}
            </span>{' '}
            <time className="dt-published" dateTime={publishedAt.toISOString()}>
              {writeDate(publishedAt)}
            </time>
          </li>
        )
      })}
    </ul>
  )
}
