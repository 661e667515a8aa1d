import type { PublishedIssue, PublishedSummary } from '@/lib/issues/find-published.ts'
import { EntryFacts } from './entry-facts.tsx'
import { IssueHeading } from './issue-heading.tsx'
import { calendar, inLanguage } from './language.ts'
import { Shell } from './shell.tsx'
import { issuePicture } from './shared-picture.ts'
import { issuePath, type Site } from './site.ts'
import { wordsFor, type Words } from './words.ts'

type IssuePageProps = {
  site: Site
  issue: PublishedIssue
  previous: PublishedSummary | null
  next: PublishedSummary | null
  /** Set for a draft that is shown to others by a secret link: until when. */
  sharedUntil?: Date
}

/** An issue as its readers see it. */
export function IssuePage({ site, issue, previous, next, sharedUntil }: IssuePageProps) {
  const { publication } = site
  const words = wordsFor(publication.language)
  const spoken = inLanguage(words.language, publication.language)
  const origin = elsewhere(issue.canonicalAddress)
  const about = {
    title: issue.title,
    description: issue.description,
    // A draft has no address of its own yet.
    ...(!sharedUntil && { address: `${publication.address}${issuePath(issue.slug)}` }),
    isUnlisted: sharedUntil !== undefined,
    canonicalAddress: origin?.href,
    picture: issuePicture(publication, issue),
    article: issue,
  }
  return (
    <Shell site={site} about={about}>
      {sharedUntil && (
        <p className="shared-draft" {...spoken}>
          {words.sharedDraft(calendar(publication.language, publication.timeZone).dateAndTime(sharedUntil))}
        </p>
      )}
      <article className="h-entry">
        <IssueHeading site={site} issue={issue} />
        <EntryFacts site={site} issue={issue} />
        {/* Rendered from the document when it was published; every address and text in it was made safe there. */}
        <div
          className="letter e-content"
          {...inLanguage(issue.language, publication.language)}
          dangerouslySetInnerHTML={{ __html: issue.page }}
        />
        {origin && origin.origin !== publication.address && (
          <p className="origin" {...spoken}>
            {words.firstAppeared} <a href={origin.href}>{origin.host}</a>
          </p>
        )}
      </article>
      {(previous ?? next) && (
        <nav className="neighbours" aria-label={`${words.previous}, ${words.next}`}>
          {previous && <Neighbour site={site} issue={previous} words={words} side="previous" />}
          {next && <Neighbour site={site} issue={next} words={words} side="next" />}
        </nav>
      )}
    </Shell>
  )
}

type NeighbourProps = { site: Site; issue: PublishedSummary; words: Words; side: 'previous' | 'next' }

function Neighbour({ site, issue, words, side }: NeighbourProps) {
  return (
    <a className={side} rel={side === 'previous' ? 'prev' : 'next'} href={issuePath(issue.slug)}>
      <span className="label" {...inLanguage(words.language, site.publication.language)}>
        {words[side]}
      </span>{' '}
      <span className="title" {...inLanguage(issue.language, site.publication.language)}>
        {issue.title}
      </span>
    </a>
  )
}

function elsewhere(address: string | null): URL | null {
  if (!address || !URL.canParse(address)) return null
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) ? url : null
}
