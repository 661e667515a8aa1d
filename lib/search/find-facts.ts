import { inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import { publishedIssues, publishedWords } from '@/db/schema/index.ts'
import type { Term } from './parse-query.ts'
import { markedText, snippetOf, type Piece, type Places } from './snippet.ts'

/** An issue that was found, with what it was found by. */
export type Found = {
  id: string
  slug: string
  number: number | null
  language: string
  publishedAt: Date
  /** The title, and a passage of the letter, in pieces: those that were looked for are marked. */
  title: Piece[]
  snippet: Piece[]
}

/** As much of a letter as is looked through for a passage, in characters. */
const longestText = 200_000

/** What is told of the issues that were found. @param ids in the order in which they are given back. */
export async function findFacts(
  tx: Transaction,
  ids: readonly string[],
  terms: readonly Term[],
  stems: ReadonlyMap<string, Set<string>>,
): Promise<Found[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select({
      id: publishedIssues.issueId,
      slug: publishedIssues.slug,
      number: publishedIssues.number,
      language: publishedIssues.language,
      publishedAt: publishedIssues.publishedAt,
      title: publishedIssues.title,
      description: publishedIssues.description,
      text: sql<string>`left(${publishedWords.text}, ${longestText})`,
      inTitle: placesIn(sql`${publishedWords.titleWords}`, terms, stems),
      inText: placesIn(sql`${publishedWords.words}`, terms, stems),
    })
    .from(publishedWords)
    .innerJoin(publishedIssues, sql`${publishedIssues.issueId} = ${publishedWords.issueId}`)
    .where(inArray(publishedWords.issueId, [...ids]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { text, description, title, inTitle, inText, ...facts } = row
    const snippet = snippetOf(text, terms, inText, stems) ?? [{ text: description, isMarked: false }]
    return [{ ...facts, title: markedText(title, terms, inTitle, stems), snippet }]
  })
}

/** The words of the query that stand in a `tsvector`, with their positions. */
function placesIn(vector: ReturnType<typeof sql>, terms: readonly Term[], stems: ReadonlyMap<string, Set<string>>) {
  const parts = terms.filter(({ isExcluded }) => !isExcluded).flatMap((term) => term.parts)
  const keys = parts.flatMap(({ key, written }) => [key, ...(stems.get(written) ?? [])])
  const beginning = parts.find(({ isPrefix }) => isPrefix)?.key
  return sql<Places>`(
    select coalesce(json_agg(json_build_object('key', lexeme, 'positions', positions)), '[]'::json)
    from unnest(${vector}) as kept(lexeme, positions, weights)
    where lexeme in (select json_array_elements_text(${JSON.stringify(keys)}::json))
      ${beginning === undefined ? sql`` : sql`or starts_with(lexeme, ${beginning})`}
  )`
}
