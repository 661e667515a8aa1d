import type { DocumentJson } from '@/lib/document/schema.ts'
import type { Edition } from '@/lib/issues/editions.ts'
import type { PublishedIssue, PublishedSummary } from '@/lib/issues/find-published.ts'
import { EditionSwitch } from './edition-switch.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { IssueContents } from './issue-contents.tsx'
import { IssueEnd } from './issue-end.tsx'
import { IssueHeading } from './issue-heading.tsx'
import { calendar, inLanguage } from './language.ts'
import { Neighbours } from './neighbours.tsx'
import { Shell } from './shell.tsx'
import { issuePicture } from './shared-picture.ts'
import { issuePath, type Site } from './site.ts'
import { hasWords, wordsFor } from './words.ts'

type IssuePageProps = {
  site: Site
  issue: PublishedIssue
  previous: PublishedSummary | null
  next: PublishedSummary | null
  /** The same issue in other languages. */
  editions?: readonly Edition[]
  /** Set for a draft that is shown to others by a secret link: until when. */
  sharedUntil?: Date
}

/** An issue as its readers see it. The page speaks the issue's language, where it has words of it. */
export function IssuePage({ site: around, issue, previous, next, editions = [], sharedUntil }: IssuePageProps) {
  const site = hasWords(issue.language) ? { ...around, language: issue.language } : around
  const { publication, language } = site
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const origin = elsewhere(issue.canonicalAddress)
  const addressOf = ({ slug }: { slug: string }) => `${publication.address}${issuePath(slug)}`
  const about = {
    title: issue.title,
    description: issue.description,
    // A draft has no address of its own yet.
    ...(!sharedUntil && { address: addressOf(issue) }),
    isUnlisted: sharedUntil !== undefined,
    canonicalAddress: origin?.href,
    picture: issuePicture(publication, issue),
    article: issue,
    ...(editions.length > 0 && {
      alternates: [issue, ...editions].map((each) => ({ language: each.language, address: addressOf(each) })),
    }),
  }
  // Nothing is published that `parseDocument` did not give back.
  const document = issue.document as DocumentJson
  return (
    <Shell site={site} about={about}>
      {sharedUntil && (
        <p className="shared-draft" {...spoken}>
          {words.sharedDraft(calendar(language, publication.timeZone).dateAndTime(sharedUntil))}
        </p>
      )}
      <article className="issue h-entry">
        <IssueHeading site={site} issue={issue}>
          <EditionSwitch site={site} editions={editions} />
        </IssueHeading>
        {!sharedUntil && <EntryFacts site={site} issue={issue} />}
        <IssueContents site={site} document={document} language={issue.language} />
        {/* Rendered from the document when it was published; every address and text in it was made safe there. */}
        <div
          className="letter e-content"
          {...inLanguage(issue.language, language)}
          dangerouslySetInnerHTML={{ __html: issue.page }}
        />
        {origin && origin.origin !== publication.address && (
          <p className="origin" {...spoken}>
            {words.firstAppeared} <a href={origin.href}>{origin.host}</a>
          </p>
        )}
        <IssueEnd site={site} issue={issue} document={document} isShared={sharedUntil !== undefined} />
      </article>
      <Neighbours site={site} previous={previous} next={next} />
    </Shell>
  )
}

function elsewhere(address: string | null): URL | null {
  if (!address || !URL.canParse(address)) return null
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) ? url : null
}
