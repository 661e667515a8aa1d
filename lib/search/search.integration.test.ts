import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues, publishedWords } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { publishIssue, unpublishIssue } from '@/lib/issues/publish.ts'
import { rerenderIssues } from '@/lib/issues/rerender.ts'
import type { Piece } from './snippet.ts'
import { parseQuery } from './parse-query.ts'
import { searchPublished, type SearchResult } from './search.ts'

useTestDatabase()

type More = Partial<typeof issues.$inferInsert>

async function publish(title: string, markdown: string, more: More = {}): Promise<string> {
  const { document } = readMarkdown(markdown)
  const [made] = await database()
    .insert(issues)
    .values({ title, document, publicationDate: new Date('2024-01-01T00:00:00Z'), ...more })
    .returning({ id: issues.id })
  if (!made) throw new Error('The issue was not stored.')
  await publishIssue('masthead', made.id)
  return made.id
}

async function search(typed: string, page?: number): Promise<SearchResult> {
  const query = parseQuery(typed)
  if (query.kind !== 'terms') throw new Error(`“${typed}” is ${query.kind}.`)
  return searchPublished(query.terms, page)
}

const written = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('')
const titles = async (typed: string) =>
  (await search(typed)).found.map(({ title }) => title.map(({ text }) => text).join(''))
const snippets = async (typed: string) => (await search(typed)).found.map(({ snippet }) => written(snippet))

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'UTC' })
  await publish('Harbours', 'The ferries were running late, and nobody minded the **timetable**.', { number: 37 })
  await publish('What a timetable promises', 'It is kept by people one never meets.', { tags: ['clock work'] })
  await publish('Été à la mer', 'Les bateaux quittaient le port, sous un ciel gris, vers l’île.', { language: 'fr' })
  await publish('地图上的空白', '小时候我以为地图上空白的地方就是什么也没有。后来才知道，那里住着很多人。', {
    language: 'zh-Hans',
  })
  await publish('紙のガイド', '古い灯台の地図を、ひとりで読む。データは紙の上にある。', { language: 'ja' })
  await publish('الخرائط القديمة', 'كان البحّارة يقرؤون الكتب قبل السفر.', { language: 'ar' })
  await publish('แผนที่', 'ภาษาไทยเขียนติดกันไม่มีช่องว่าง', { language: 'th' })
  await publish('항구의 시간', '배는 항구를 떠났다.', { language: 'ko' })
  await publish(
    'Card and item',
    ':::item[Brass wheels]{href="https://example.org/secretpath"}\nSet by hand.\n:::\n\n## A heading about moons\n\nText.\n\n![A lighthouse at dusk](https://example.org/x.png)\n',
  )
  await publish('Hostile', 'Here <b>is</b> `<script>alert(1)</script>` and \\<mark>gone\\</mark>.')
})

describe('an issue is found', () => {
  it.each([
    ['a word of its text', 'timetable', 'Harbours'],
    ['another form of the word', 'ferry run', 'Harbours'],
    ['its number', '37', 'Harbours'],
    ['its number with a sign', '#37', 'Harbours'],
    ['the beginning of the last word', 'people never mee', 'What a timetable promises'],
    ['a tag', 'clock', 'What a timetable promises'],
    ['words without their accents', 'ete ile', 'Été à la mer'],
    ['words in capital letters', 'BATEAUX', 'Été à la mer'],
    ['another form of a French word', 'quitter', 'Été à la mer'],
    ['Chinese words within a sentence', '很多人', '地图上的空白'],
    ['one Chinese character', '住', '地图上的空白'],
    ['Chinese words apart from each other', '空白 小时候', '地图上的空白'],
    ['Japanese words within a sentence', '灯台の地図', '紙のガイド'],
    ['katakana for hiragana', 'ヒトリデ', '紙のガイド'],
    ['half-width kana', 'ﾃﾞｰﾀ', '紙のガイド'],
    ['an Arabic word without its marks', 'البحارة', 'الخرائط القديمة'],
    ['an Arabic word without its article', 'كتب', 'الخرائط القديمة'],
    ['Thai words within a line', 'ไทยเขียน', 'แผนที่'],
    ['a Korean word without its particle', '항구', '항구의 시간'],
    ['a heading and an item', 'moons wheels', 'Card and item'],
    ['what a picture shows', 'lighthouse dusk', 'Card and item'],
    ['full-width letters', 'ｂｒａｓｓ', 'Card and item'],
  ])('by %s', async (_, typed, title) => {
    expect(await titles(typed)).toContain(title)
  })

  it('not by words that it does not have, nor by addresses that nobody reads', async () => {
    expect(await titles('lighthouse submarine')).toEqual([])
    expect(await titles('secretpath')).toEqual([])
    // The characters are there, but not side by side.
    expect(await titles('地人')).toEqual([])
    expect(await titles('空白图')).toEqual([])
  })

  it('by a phrase only where its words stand side by side', async () => {
    expect(await titles('"people one never"')).toEqual(['What a timetable promises'])
    expect(await titles('"one people"')).toEqual([])
    expect(await titles('“地图上空白”')).toEqual(['地图上的空白'])
  })

  it('unless it has a word that is to be left out', async () => {
    expect(await titles('timetable')).toHaveLength(2)
    expect(await titles('timetable -ferries')).toEqual(['What a timetable promises'])
    expect(await titles('timetable -"nobody minded"')).toEqual(['What a timetable promises'])
    expect(await titles('timetable -"minded nobody"')).toHaveLength(2)
  })

  it('first where the title has the word', async () => {
    expect(await titles('timetable')).toEqual(['What a timetable promises', 'Harbours'])
  })
})

describe('a found issue', () => {
  it('shows the passage with the words marked, in any form', async () => {
    expect(await snippets('ferry timetable')).toEqual([
      'The [ferries] were running late, and nobody minded the [timetable].',
    ])
    expect(await snippets('很多人')).toEqual([
      '小时候我以为地图上空白的地方就是什么也没有。后来才知道，那里住着[很多人]。',
    ])
  })

  it('marks the words of a phrase only where they are one', async () => {
    await publish('Twice', 'One never knows. It is never one.', { slug: 'twice' })
    expect(await snippets('"is never one"')).toEqual(['One never knows. It [is] [never] [one].'])
  })

  it('shows markup as the text it is', async () => {
    expect(await snippets('alert')).toEqual(['Here is <script>[alert](1)</script> and <mark>gone</mark>.'])
  })

  it('that is found by its title alone shows how it begins', async () => {
    const { found } = await search('harbours')
    expect(found.map(({ title, snippet }) => [written(title), written(snippet)])).toEqual([
      ['[Harbours]', 'The ferries were running late, and nobody minded the timetable.'],
    ])
  })

  it('shows a passage of a long text, not its beginning, and cuts no word', async () => {
    const long = `${'Sand and stone. '.repeat(400)}A heron stood there.${' Reeds and water.'.repeat(400)}`
    await publish('Long', long)
    const [snippet = ''] = await snippets('heron')
    expect(snippet).toMatch(/^… .*A \[heron\] stood there\. Reeds.* …$/)
    expect(snippet.length).toBeLessThan(300)
    expect(snippet).not.toMatch(/… (?:and|and stone|ones?)\b.{0,3}$/)
  })
})

describe('what readers can’t see', () => {
  it('is not found: a draft, a change not yet published, an issue taken back or deleted', async () => {
    const id = await publish('Passing', 'A word such as quokka.')
    await database()
      .update(issues)
      .set({ document: readMarkdown('wombat').document })
      .where(eq(issues.id, id))
    await database()
      .insert(issues)
      .values({ title: 'Draft', document: readMarkdown('wombat').document })
    expect(await titles('quokka')).toEqual(['Passing'])
    expect(await titles('wombat')).toEqual([])
    await database().update(publishedIssues).set({ hiddenAt: new Date() }).where(eq(publishedIssues.issueId, id))
    expect(await titles('quokka')).toEqual([])
    await database().update(publishedIssues).set({ hiddenAt: null }).where(eq(publishedIssues.issueId, id))
    await publishIssue('masthead', id)
    expect(await titles('quokka')).toEqual([])
    expect(await titles('wombat')).toEqual(['Passing'])
    await unpublishIssue('masthead', id)
    expect(await titles('wombat')).toEqual([])
    expect(await database().select().from(publishedWords).where(eq(publishedWords.issueId, id))).toEqual([])
  })
})

describe('searching', () => {
  it('tells how many there are, and gives them page by page', async () => {
    for (let day = 1; day <= 23; day++) {
      await publish(`Pebble ${day}`, 'Pebbles.', { publicationDate: new Date(Date.UTC(2020, 0, day)) })
    }
    const pages = await Promise.all([1, 2, 3, 4].map((page) => search('pebble', page)))
    expect(pages.map(({ count, isMore }) => [count, isMore])).toEqual([
      [23, false],
      [23, false],
      [23, false],
      [0, false],
    ])
    expect(pages.map(({ found }) => found.length)).toEqual([10, 10, 3, 0])
    // They fit alike, so the newest comes first.
    expect(written(pages[0]?.found[0]?.title ?? [])).toBe('[Pebble] 23')
    expect(new Set(pages.flatMap(({ found }) => found.map(({ id }) => id))).size).toBe(23)
  })

  it('never fails, whatever is typed', async () => {
    const pieces = fc.constantFrom(
      '"',
      '“',
      '-',
      "'",
      '\\',
      '&',
      '|',
      '!',
      '(',
      ':*',
      '<->',
      '\0',
      '地',
      'ก',
      'é',
      '½',
      '\ud800',
      ' ',
      '%',
      'the',
      '️',
    )
    const typed = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(typed, async (parts) => {
        const query = parseQuery(parts.join(''))
        if (query.kind !== 'terms') return
        expect((await searchPublished(query.terms)).found.length).toBeLessThanOrEqual(10)
      }),
      { numRuns: 150 },
    )
  })

  it('finds letters that were published before there was a search, once they are written anew', async () => {
    await database().delete(publishedWords)
    expect(await titles('timetable')).toEqual([])
    expect(await rerenderIssues()).toMatchObject({ failed: [] })
    expect(await titles('timetable')).toHaveLength(2)
  })

  it('takes letters of any length', async () => {
    const characters = Array.from({ length: 100_000 }, (_, index) =>
      String.fromCharCode(0x4e00 + ((index * 7919) % 20_000)),
    )
    await publish('Very long', characters.join(''), { language: 'zh-Hans' })
    expect(await titles(characters.slice(17_000, 17_006).join(''))).toEqual(['Very long'])
    expect(await titles('very long')).toContain('Very long')
  })
})
