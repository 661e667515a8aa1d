import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, database } from '@/db/client.ts'
import { startEmbedded } from '@/db/embedded/embedded.ts'
import { migrate } from '@/db/migrate.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { keepPublishedWords } from '@/lib/search/keep-words.ts'
import { parseQuery } from '@/lib/search/parse-query.ts'
import { searchPublished } from '@/lib/search/search.ts'
import type { Bench } from './bench.ts'

const issueCount = 10_000
const timesEach = 40

/** How long a reader's question takes, over letters in four languages whose words are as common as real ones (Zipf). */
export const search: Bench = {
  name: 'search',
  about: `questions over ${issueCount} published issues, through PostgreSQL and with snippets`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'masthead-search-'))
    const { url, release } = await startEmbedded(folder)
    try {
      await migrate(url)
      process.env.DATABASE_URL = url
      await seed()
      await database().execute('vacuum analyze')
      const lines: string[] = []
      for (const [about, typed] of questions) lines.push(await measured(about, typed))
      return lines
    } finally {
      await closeDatabase()
      await release()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** A pseudo-random number below 1, the same in each run. */
let state = 1
function chance(): number {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}

/** An index below a number; the n-th is about 1/n as frequent as the first. */
function zipf(count: number): number {
  return Math.min(count - 1, Math.floor(count ** chance()) - 1)
}

const syllables = [
  'ha',
  'ri',
  'no',
  'ter',
  'mal',
  'ben',
  'su',
  'lo',
  'kan',
  'vi',
  'de',
  'pro',
  'st',
  'ung',
  'ing',
  'ed',
]
const vocabulary = Array.from({ length: 30_000 }, (_, index) => {
  let word = ''
  for (let rest = index + 20; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length]
  return word
})
const kana = Array.from({ length: 70 }, (_, index) => String.fromCharCode(0x3042 + index)).join('')

const spaced = (words: number) => Array.from({ length: words }, () => vocabulary[zipf(vocabulary.length)]).join(' ')
const han = (count: number) => Array.from({ length: count }, () => String.fromCharCode(0x4e00 + zipf(5000))).join('')
const japanese = (count: number) =>
  Array.from({ length: count / 2 }, () => `${han(1)}${kana[zipf(kana.length)]}`).join('')

const english = { language: 'en', text: () => spaced(70) }
const letters = [
  english,
  { language: 'de', text: () => spaced(70) },
  { language: 'zh-Hans', text: () => han(150) },
  { language: 'ja', text: () => japanese(150) },
]

const questions: [about: string, typed: string][] = [
  ['a word that every letter has', `${vocabulary[0]} `],
  ['a common word', `${vocabulary[40]} `],
  ['a rare word', `${vocabulary[20_000]} `],
  ['three words', `${vocabulary[3]} ${vocabulary[30]} ${vocabulary[300]} `],
  ['a phrase of common words', `"${vocabulary[0]} ${vocabulary[1]} ${vocabulary[2]}"`],
  ['the beginning of a word', 'haha'],
  ['two words, one left out', `${vocabulary[5]} -${vocabulary[1]} `],
  ['one Chinese character, common', String.fromCharCode(0x4e00)],
  ['two Chinese characters', String.fromCharCode(0x4e00 + 3, 0x4e00 + 9)],
  ['four Chinese characters', String.fromCharCode(0x4e00, 0x4e01, 0x4e00, 0x4e02)],
  ['Japanese', `${String.fromCharCode(0x4e05)}${kana[2]}${String.fromCharCode(0x4e01)}${kana[0]}`],
  ['what nobody wrote', 'xyzzyplugh '],
]

async function seed(): Promise<void> {
  for (let from = 0; from < issueCount; from += 500) {
    await database().transaction(async (tx) => {
      const numbers = Array.from({ length: 500 }, (_, index) => from + index)
      const made = await tx
        .insert(issues)
        .values(numbers.map((number) => ({ title: `Letter ${number}`, document: { type: 'doc' as const } })))
        .returning({ id: issues.id })
      const rows = made.map(({ id }, index) => rowOf(id, from + index))
      await tx.insert(publishedIssues).values(rows)
      for (const row of rows) await keepPublishedWords(tx, row.issueId, row)
    })
  }
}

function rowOf(issueId: string, number: number) {
  const { language, text } = letters[number % letters.length] ?? english
  const paragraphs = Array.from({ length: 10 }, text)
  const document: DocumentJson = {
    type: 'doc',
    content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })),
  }
  const html = paragraphs.map((words) => `<p>${words}</p>`).join('')
  const publishedAt = new Date(Date.UTC(2000, 0, 1) + number * 86_400_000)
  return {
    issueId,
    slug: `letter-${number}`,
    number,
    title: paragraphs[0]?.slice(0, 40) ?? '',
    subtitle: '',
    language,
    tags: [],
    author: null,
    summary: '',
    description: paragraphs[0]?.slice(0, 200) ?? '',
    document,
    page: html,
    feed: html,
    email: html,
    text: html,
    markdown: html,
    version: 1,
    publishedAt,
    updatedAt: publishedAt,
  }
}

async function measured(about: string, typed: string): Promise<string> {
  const query = parseQuery(typed)
  if (query.kind !== 'terms') throw new Error(`“${typed}” is ${query.kind}.`)
  const times: number[] = []
  let count = 0
  for (let time = 0; time < timesEach; time++) {
    const started = performance.now()
    const result = await searchPublished(query.terms)
    times.push(performance.now() - started)
    count = result.count
  }
  const [median, slow] = [0.5, 0.95].map((part) => times.sort((a, b) => a - b)[Math.floor(part * timesEach)] ?? 0)
  return `${about.padEnd(32)} median ${median?.toFixed(1)} ms, 95 % within ${slow?.toFixed(1)} ms, ${count} found`
}
