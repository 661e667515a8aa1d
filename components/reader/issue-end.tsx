import type { DocumentJson } from '@/lib/document/schema.ts'
import type { PublishedIssue } from '@/lib/issues/find-published.ts'
import { holds } from './holds.ts'
import { calendar, inLanguage } from './language.ts'
import { Paragraphs } from './paragraphs.tsx'
import { Share } from './share.tsx'
import type { Site } from './site.ts'
import { TagLinks } from './tag-links.tsx'
import { wordsFor } from './words.ts'

type IssueEndProps = {
  site: Site
  issue: PublishedIssue
  document: DocumentJson
  /** Whether it is a draft that is shown to others, which has no address to pass on. */
  isShared: boolean
}

/** What stands below a letter: its tags, when it was changed, who wrote it, and how to pass it on. */
export function IssueEnd({ site, issue, document, isShared }: IssueEndProps) {
  const { publication, language } = site
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const { date } = calendar(language, publication.timeZone)
  const wasEdited = date(issue.updatedAt) !== date(issue.publishedAt) && issue.updatedAt > issue.publishedAt
  return (
    <footer className="issue-end">
      {issue.tags.length > 0 && (
        <p className="tags">
          <span {...spoken}>{words.tags}</span> <TagLinks tags={issue.tags} />
        </p>
      )}
      {wasEdited && !isShared && (
        <p className="edited" {...spoken}>
          {words.editedOn(date(issue.updatedAt))}
        </p>
      )}
      {isByAuthor(issue, publication) && !holds(document, 'aboutAuthor') && (
        <section className="author" aria-labelledby="_author">
          <h2 id="_author" {...spoken}>
            {words.aboutAuthor}
          </h2>
          {publication.authorName && (
            <p className="author-name" {...inLanguage(publication.language, language)}>
              {publication.authorName}
            </p>
          )}
          <div {...inLanguage(publication.language, language)}>
            <Paragraphs text={publication.authorAbout} />
          </div>
        </section>
      )}
      {!isShared && <Share site={site} issue={issue} />}
    </footer>
  )
}

/** Whether who writes the newsletter wrote this issue, and says something of themself. */
function isByAuthor({ author }: PublishedIssue, { authorName, authorAbout }: Site['publication']): boolean {
  return authorAbout !== '' && (author === null || author === authorName)
}
