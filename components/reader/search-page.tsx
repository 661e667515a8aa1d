import { foundPerPage } from '@/lib/search/input.ts'
import type { Found } from '@/lib/search/find-facts.ts'
import type { SearchResult } from '@/lib/search/search.ts'
import type { Piece } from '@/lib/search/snippet.ts'
import { calendar, inLanguage } from './language.ts'
import { SearchForm } from './search-form.tsx'
import { Shell } from './shell.tsx'
import { issuePath, searchPath, type Site } from './site.ts'
import { wordsFor, type Words } from './words.ts'

/** What came of a question. */
export type Answer =
  /** Nothing was asked yet. */
  | { kind: 'empty' }
  | { kind: 'too long' }
  /** It can't be answered just now. */
  | { kind: 'busy' }
  /** @property page which part of what was found this is, from 1; `pages` how many there are. */
  | { kind: 'found'; result: SearchResult; page: number; pages: number }

type SearchPageProps = { site: Site; query: string; answer: Answer }

/** Where readers look for words in every issue: a plain form, and what was found. */
export function SearchPage({ site, query, answer }: SearchPageProps) {
  const { language } = site
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  return (
    <Shell site={site} about={{ title: words.search, description: '', isUnlisted: true }}>
      <h1 className="page-title" {...spoken}>
        {words.search}
      </h1>
      <SearchForm site={site} query={query} />
      <AnswerPart site={site} query={query} answer={answer} words={words} />
    </Shell>
  )
}

function AnswerPart({ site, query, answer, words }: SearchPageProps & { words: Words }) {
  const { language } = site.publication
  const spoken = inLanguage(words.language, language)
  const say = (...lines: string[]) =>
    lines.map((line) => (
      <p className="quiet" key={line} {...spoken}>
        {line}
      </p>
    ))
  if (answer.kind === 'empty') return say(words.searchHow)
  if (answer.kind === 'too long') return say(words.searchTooLong)
  if (answer.kind === 'busy') return say(words.searchBusy)
  const { result, page, pages } = answer
  if (result.count === 0) return say(words.foundNothing(query), words.foundNothingHow)
  const number = new Intl.NumberFormat(language)
  return (
    <>
      <p className="quiet" role="status" {...spoken}>
        {words.found(result.count, number.format(result.count) + (result.isMore ? '+' : ''))}
      </p>
      <ol className="found" start={(page - 1) * foundPerPage + 1}>
        {result.found.map((found) => (
          <FoundIssue key={found.id} site={site} found={found} words={words} />
        ))}
      </ol>
      {pages > 1 && (
        <nav className="pages" aria-label={words.page(number.format(page), number.format(pages))} {...spoken}>
          {page > 1 && (
            <a rel="prev" href={searchPath + asked(query, page - 1)}>
              {words.previous}
            </a>
          )}
          <span>{words.page(number.format(page), number.format(pages))}</span>
          {page < pages && (
            <a rel="next" href={searchPath + asked(query, page + 1)}>
              {words.next}
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function FoundIssue({ site, found, words }: { site: Site; found: Found; words: Words }) {
  const { language, timeZone } = site.publication
  const own = inLanguage(found.language, language)
  return (
    <li>
      <h2 {...own}>
        <a href={issuePath(found.slug)}>
          <Marked pieces={found.title} />
        </a>
      </h2>
      <p className="label">
        {found.number !== null && <span {...inLanguage(words.language, language)}>{words.issue(found.number)}</span>}{' '}
        <time dateTime={found.publishedAt.toISOString()}>{calendar(language, timeZone).date(found.publishedAt)}</time>
      </p>
      <p className="snippet" {...own}>
        <Marked pieces={found.snippet} />
      </p>
    </li>
  )
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  // Pieces have no name of their own, and never move.
  return pieces.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : text))
}

function asked(query: string, page: number): string {
  return `?${new URLSearchParams({ q: query, ...(page > 1 && { page: String(page) }) })}`
}
