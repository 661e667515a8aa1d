import { sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { publishedIssues, publishedWords } from '@/db/schema/index.ts'
import { listLanguages } from '@/lib/issues/editions.ts'
import { findFacts, type Found } from './find-facts.ts'
import { foundPerPage } from './input.ts'
import type { Term } from './parse-query.ts'
import { findStems } from './stems.ts'
import { inTurn, SearchBusy } from './turns.ts'
import { quoted } from './vector.ts'

export type SearchResult = {
  /** One page of what was found, the best first. */
  found: Found[]
  /** How many issues fit; a lower bound where `isMore`. */
  count: number
  isMore: boolean
  /** How many of them can be paged to. */
  reachable: number
}

/**
 * How many fitting issues are weighed against each other: those with a word of the query in the title go before others,
 * then the newest. Weighing reads all words of an issue, so this bounds what a word costs that is in every issue.
 */
const mostWeighed = 100
/** In milliseconds. A question takes a few; one that takes this long is a burden. */
const longestSearch = 1000

/**
 * Finds published issues by their words, by what `parseQuery` made of what was typed.
 * @param page from 1; one that there is not is empty.
 * @throws SearchBusy when it can't be answered in time.
 */
export async function searchPublished(terms: readonly Term[], page = 1): Promise<SearchResult> {
  try {
    return await inTurn(() =>
      database().transaction(
        async (tx) => {
          // PostgreSQL thinks nothing of reading the words of all issues. They are long: the index is to be asked.
          await tx.execute(sql`select set_config('statement_timeout', ${String(longestSearch)}, true),
            set_config('enable_seqscan', 'off', true)`)
          return searchWithin(tx, terms, page)
        },
        { accessMode: 'read only' },
      ),
    )
  } catch (error) {
    if (isTimeout(error)) throw new SearchBusy('The search took too long.', { cause: error })
    throw error
  }
}

async function searchWithin(tx: Transaction, terms: readonly Term[], page: number): Promise<SearchResult> {
  const words = terms.flatMap(({ parts }) => parts.filter(({ span }) => span === 1).map(({ written }) => written))
  const stems = await findStems(tx, words, await listLanguages(tx))
  const queries = tsqueriesOf(terms, stems)
  const rows = await tx.execute<{ id: string; rank: number; fitting: number; weighed: number }>(sql`
    with fitting as materialized (
      select issue_id, published_at, title_words @@ ${queries.any}::tsquery as is_titled
      from ${publishedWords}
      where words @@ ${queries.filter}::tsquery
        and issue_id not in (select issue_id from ${publishedIssues} where hidden_at is not null)
    ),
    candidates as materialized (
      select * from fitting order by is_titled desc, published_at desc, issue_id limit ${mostWeighed}
    ),
    weighed as materialized (
      select candidates.*, ts_rank_cd('{0.1, 0.2, 0.5, 1}', kept.words, ${queries.exact}::tsquery, 1) as rank
      from candidates
      -- “offset” keeps PostgreSQL from reading the words of all issues to find those of the candidates.
      cross join lateral (select words from ${publishedWords} where issue_id = candidates.issue_id offset 0) kept
      where kept.words @@ ${queries.exact}::tsquery
    )
    select issue_id as id, rank::float8, (select count(*)::int from fitting) as fitting,
      (select count(*)::int from weighed) as weighed
    from weighed
    order by rank desc, published_at desc, issue_id
    limit ${foundPerPage} offset ${(page - 1) * foundPerPage}`)
  const [first] = rows
  if (!first) return { found: [], count: 0, isMore: false, reachable: 0 }
  const { fitting, weighed } = first
  // Where phrases are asked for, those that were not weighed may have the words, but not side by side.
  const isCertain = queries.exact === queries.filter
  const isMore = !isCertain && fitting > mostWeighed
  return {
    found: await findFacts(
      tx,
      rows.map(({ id }) => id),
      terms,
      stems,
    ),
    count: isCertain ? fitting : weighed,
    isMore,
    reachable: weighed,
  }
}

type Queries = {
  /** Issues with all of the words; answered by the index alone. */
  filter: string
  /** The same, with those side by side that were asked for so. */
  exact: string
  /** Issues with any of the words. */
  any: string
}

function tsqueriesOf(terms: readonly Term[], stems: ReadonlyMap<string, Set<string>>): Queries {
  const part = ({ key, written, isPrefix }: Term['parts'][number]) => {
    const others = [...(stems.get(written) ?? [])].map(quoted)
    return `(${[quoted(key) + (isPrefix ? ':*' : ''), ...others].join(' | ')})`
  }
  const phrase = ({ parts }: Term) =>
    parts.reduce((before, next, index) => {
      const distance = next.offset - (parts[index - 1]?.offset ?? 0)
      return index === 0 ? part(next) : `${before} <${distance}> ${part(next)}`
    }, '')
  const wanted = terms.filter(({ isExcluded }) => !isExcluded)
  const excluded = terms.filter(({ isExcluded }) => isExcluded)
  // That an issue has the words of a phrase is no reason to leave it out.
  const sure = excluded.filter(({ parts }) => parts.length === 1).map((term) => `!(${phrase(term)})`)
  const unsure = excluded.filter(({ parts }) => parts.length > 1).map((term) => `!(${phrase(term)})`)
  const all = wanted.flatMap(({ parts }) => parts).map(part)
  const filter = [...all, ...sure].join(' & ')
  const isSimple = unsure.length === 0 && wanted.every(({ parts }) => parts.length === 1)
  return {
    filter,
    exact: isSimple ? filter : [...wanted.map((term) => `(${phrase(term)})`), ...sure, ...unsure].join(' & '),
    any: all.join(' | '),
  }
}

/** Whether the database gave up because the time was over (SQLSTATE 57014). */
function isTimeout(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === '57014') return true
  }
  return false
}
