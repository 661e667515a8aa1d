import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { inLanguage } from './language.ts'
import { issuePath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

type NeighboursProps = { site: Site; previous: PublishedSummary | null; next: PublishedSummary | null }

/** The ways to the issue before and the one after. */
export function Neighbours({ site, previous, next }: NeighboursProps) {
  if (!previous && !next) return null
  const words = wordsFor(site.language)
  return (
    <nav
      className="neighbours"
      aria-label={`${words.previous}, ${words.next}`}
      {...inLanguage(words.language, site.language)}
    >
      {previous && <Neighbour site={site} issue={previous} side="previous" />}
      {next && <Neighbour site={site} issue={next} side="next" />}
    </nav>
  )
}

function Neighbour({ site, issue, side }: { site: Site; issue: PublishedSummary; side: 'previous' | 'next' }) {
  const words = wordsFor(site.language)
  return (
    <a className={side} rel={side === 'previous' ? 'prev' : 'next'} href={issuePath(issue.slug)}>
      <span className="label">{words[side]}</span>{' '}
      <span className="title" {...inLanguage(issue.language, words.language)}>
        {issue.title}
      </span>
    </a>
  )
}
