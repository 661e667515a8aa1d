import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import { searchKey } from '@/lib/issues/search-input.ts'

/** The stemmers (Snowball) that every PostgreSQL from 14 on brings along, by language. */
const stemmers: Record<string, string> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
}

/**
 * The stems of words, as the stemmers of some languages have them, in the form that is compared.
 * @param words in small letters.
 * @param languages BCP 47; one without a stemmer adds nothing.
 * @returns by word; one whose only stem is itself, or that is too common to have one, has no entry.
 */
export async function findStems(
  tx: Transaction,
  words: Iterable<string>,
  languages: Iterable<string>,
): Promise<Map<string, Set<string>>> {
  const named = new Set([...languages].flatMap((language) => stemmers[new Intl.Locale(language).language] ?? []))
  const asked = [...new Set(words)]
  const stems = new Map<string, Set<string>>()
  if (named.size === 0 || asked.length === 0) return stems
  const dictionaries = [...named].map((name) => `pg_catalog.${name}_stem`)
  const rows = await tx.execute<{ word: string; stem: string }>(sql`
    select word, unnest(ts_lexize(dictionary::regdictionary, word)) as stem
    from json_array_elements_text(${JSON.stringify(asked)}::json) as words(word),
      json_array_elements_text(${JSON.stringify(dictionaries)}::json) as dictionaries(dictionary)`)
  for (const { word, stem } of rows) {
    const key = searchKey(stem)
    if (key === '' || key === searchKey(word)) continue
    const known = stems.get(word)
    if (known) known.add(key)
    else stems.set(word, new Set([key]))
  }
  return stems
}
