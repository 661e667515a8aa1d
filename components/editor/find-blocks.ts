import { blockWords, slashGroups, type BlockWords, type SlashName } from './block-words.ts'

/** Which actions are meant by what is typed, the likeliest first; with nothing typed all, in the order of their groups. */
export function findBlocks(typed: string): SlashName[] {
  const query = folded(typed)
  const names = slashGroups.flatMap((group) => group.names)
  if (query === '') return names
  return names
    .map((name) => ({ name, rank: rankOf(phrasesOf(name), query) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ name }) => name)
}

/** How well a query fits: the first name exactly, any name from its start, a later word of one, something within one. */
function rankOf(phrases: readonly string[], query: string): number {
  const ranks = phrases.map((phrase, index) => {
    const later = Math.min(index, 9) / 10
    if (phrase === query) return later
    if (phrase.startsWith(query)) return 1 + later
    if (phrase.includes(` ${query}`)) return 2 + later
    return query.length > 1 && phrase.includes(query) ? 3 + later : Infinity
  })
  return Math.min(...ranks)
}

const known = new Map<SlashName, string[]>()

function phrasesOf(name: SlashName): string[] {
  const found = known.get(name)
  if (found) return found
  const { pinyin, ...words }: BlockWords = blockWords[name]
  const typed = split(pinyin).flatMap((syllables) => [
    syllables.replaceAll(' ', ''),
    syllables.replace(/(\S)\S*\s*/g, '$1'),
  ])
  const phrases = [...Object.values(words).flatMap(split).map(folded), ...typed]
  known.set(name, phrases)
  return phrases
}

function split(phrases: string): string[] {
  return phrases.split(', ')
}

/** Words without what keyboards and spellings differ in: case, accents, width, the two Japanese syllabaries. */
export function folded(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[\u30A1-\u30F6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/[’'\u0640]/g, '')
    .replace(/[\s-]+/g, ' ')
    .trim()
}
