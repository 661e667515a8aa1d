import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { exportIssues } from '@/lib/exporting/export-issues.ts'
import { findPublishedIssue } from '@/lib/issues/find-published.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { importIssue, type Imported } from './import-issue.ts'
import { sourcesAt } from './sources.ts'

useTestDatabase()

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-editions-'))
  process.env.MASTHEAD_DATA = join(folder, 'data')
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  await database().delete(issues)
  await rm(join(folder, 'letters'), { recursive: true, force: true })
})

async function letter(name: string, front: string, text = `The letter ${name}.`): Promise<string> {
  const path = join(folder, 'letters', name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, `---\ntitle: ${name}\n${front}\n---\n\n${text}\n`)
  return path
}

async function takeIn(...paths: string[]): Promise<Imported[]> {
  const home = await findPublication()
  if (!home) throw new Error('no publication')
  const imported: Imported[] = []
  for (const path of paths) {
    for (const source of await sourcesAt(path)) imported.push(await importIssue(source, home, { publish: true }))
  }
  return imported
}

async function editionsAt(slug: string): Promise<string[] | null> {
  const found = await findPublishedIssue(slug)
  return found?.found === 'issue' ? found.editions.map((edition) => edition.slug) : null
}

const doubts = (imported: Imported[]) => imported.flatMap(({ warnings }) => warnings.map(({ text }) => text))

const front = (name: string, language: string) => `name: ${name}\nslug: ${name}\nlang: ${language}`

describe('letters of one name in several languages', () => {
  const write = async () => ({
    english: await letter('en/2025-02-07-tides.md', front('2025-02-07-tides', 'en')),
    japanese: await letter('ja/2025-02-07-tides.md', front('2025-02-07-tides-ja', 'ja')),
    chinese: await letter('zh/2025-02-07-tides.md', front('2025-02-07-tides-zh', 'zh')),
  })

  it.each([
    ['the plain name first', ['english', 'japanese', 'chinese']],
    ['the plain name last', ['chinese', 'japanese', 'english']],
    ['the plain name between', ['japanese', 'english', 'chinese']],
  ] as const)('become each other’s editions, without a doubt: %s', async (_, order) => {
    const paths = await write()
    expect(doubts(await takeIn(...order.map((each) => paths[each])))).toEqual([])
    expect(await editionsAt('2025-02-07-tides')).toEqual(['2025-02-07-tides-ja', '2025-02-07-tides-zh'])
    expect(await editionsAt('2025-02-07-tides-ja')).toEqual(['2025-02-07-tides', '2025-02-07-tides-zh'])
  })

  it('are told by their names where they have no slug', async () => {
    const paths = [
      await letter('a.md', 'name: maps\nlang: en'),
      await letter('b.md', 'name: maps-ja\nlang: ja'),
      await letter('c.md', 'name: maps-zh-hant\nlang: zh-Hant'),
    ]
    expect(doubts(await takeIn(...paths))).toEqual([])
    expect((await database().select().from(issues)).map(({ work }) => work)).toEqual(['maps', 'maps', 'maps'])
  })

  it('taken in again change nothing', async () => {
    const paths = Object.values(await write())
    await takeIn(...paths)
    expect((await takeIn(...paths)).map(({ outcome }) => outcome)).toEqual([
      'already there',
      'already there',
      'already there',
    ])
  })
})

describe('what only looks like an edition', () => {
  it('is not joined where the letter says another language, and the author is told', async () => {
    await takeIn(await letter('one.md', 'slug: how-to\nlang: en'))
    const imported = await takeIn(
      await letter('two.md', 'slug: how-to-it\nlang: en'),
      await letter('three.md', 'slug: how-to-no'),
    )
    expect(doubts(imported)).toEqual([
      'By its name this could be an edition of “how-to”, but it says that it is in “en”. It was not joined with it; “Edition of” in the details does that.',
      'By its name this could be an edition of “how-to”, but it does not say its language. It was not joined with it; “Edition of” in the details does that.',
    ])
    expect(await editionsAt('how-to')).toEqual([])
  })

  it('is not joined where there is one in its language already, and both go out', async () => {
    const imported = await takeIn(
      await letter('one.md', 'slug: tides\nlang: ja'),
      await letter('two.md', 'slug: tides-ja\nlang: ja'),
    )
    expect(doubts(imported)).toEqual([
      'This seems to be an edition of “one.md”, but both are in the language “ja”. They were not joined.',
    ])
    expect(await editionsAt('tides')).toEqual([])
    expect(await editionsAt('tides-ja')).toEqual([])
  })

  it('is left in peace where there is nothing that it could be an edition of', async () => {
    expect(
      doubts(await takeIn(await letter('a.md', 'slug: letter-to-no-one'), await letter('b.md', 'slug: as-is'))),
    ).toEqual([])
    expect((await database().select().from(issues)).map(({ work }) => work)).toEqual([null, null])
  })
})

describe('editions that name their work', () => {
  it('are joined, and an export gives them back', async () => {
    const paths = [
      await letter('a.md', 'work: The Tides\nlanguage: en'),
      await letter('b.md', 'work: The Tides\nlanguage: de'),
    ]
    await takeIn(...paths)
    expect(await editionsAt('a-md')).toEqual(['b-md'])
    await exportIssues(join(folder, 'exported'))
    await database().delete(issues)
    expect(doubts(await takeIn(join(folder, 'exported')))).toEqual([])
    expect(await editionsAt('a-md')).toEqual(['b-md'])
    const found = await findPublishedIssue('b-md')
    expect(found).toMatchObject({ issue: { work: 'The Tides' } })
  })
})
