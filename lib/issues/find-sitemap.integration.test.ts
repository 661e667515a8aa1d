import { beforeAll, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { findSitemapPart, findSitemapParts } from './find-sitemap.ts'
import { publishIssue } from './publish.ts'

useTestDatabase()

const address = 'https://letters.example.org'
const { document } = readMarkdown('A letter.')

async function publish(slug: string, day: number, work: string | null = null, language = 'en'): Promise<void> {
  const publicationDate = new Date(Date.UTC(2024, 0, day))
  const row = { title: slug, slug, document, work, language, publicationDate }
  const [made] = await database().insert(issues).values(row).returning({ id: issues.id })
  if (made) await publishIssue('masthead', made.id)
}

const slugsIn = async (part: number) => (await findSitemapPart(address, part, 2)).map(({ slug }) => slug)

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Letters', language: 'en', timeZone: 'UTC' })
  for (let day = 1; day <= 3; day++) await publish(`day-${day}`, day)
})

it('is in parts of a size, so that a new issue changes the last one alone', async () => {
  expect((await findSitemapParts(address, 2)).map(({ count }) => count)).toEqual([2, 1])
  expect([await slugsIn(0), await slugsIn(1), await slugsIn(2)]).toEqual([['day-1', 'day-2'], ['day-3'], []])
  const before = await findSitemapParts(address, 2)
  await publish('day-4', 4, 'four')
  expect(await slugsIn(0)).toEqual(['day-1', 'day-2'])
  const after = await findSitemapParts(address, 2)
  expect(after[0]).toEqual(before[0])
  expect(after[1]?.updatedAt).toEqual(new Date(Date.UTC(2024, 0, 4)))
})

it('names the editions of an issue also where they are in another part', async () => {
  await publish('tag-4', 5, 'four', 'de')
  const [, day4] = await findSitemapPart(address, 1, 2)
  expect(day4?.editions).toEqual([
    { slug: 'tag-4', language: 'de' },
    { slug: 'day-4', language: 'en' },
  ])
  const [day1] = await findSitemapPart(address, 0, 2)
  expect(day1?.editions).toEqual([])
})
