import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/db/test-database.ts'
import { findTagged, listTags, taggedOnAPage } from './find-tagged.ts'
import { putMany, putPublished } from './published-for-test.ts'

useTestDatabase()

async function slugsOf(key: string, page = 1) {
  return (await findTagged(key, page))?.issues.map(({ slug }) => slug)
}

describe('tags', () => {
  beforeAll(async () => {
    await putPublished('a', '2024-01-01T00:00:00Z', { tags: ['Maps', '地図', 'Straße'] })
    await putPublished('b', '2024-02-01T00:00:00Z', { tags: ['maps', 'STRASSE'] })
    await putPublished('c', '2024-03-01T00:00:00Z', { tags: ['Maps', 'cafe\u0301', 'AC/DC'] })
    await putPublished('d', '2024-04-01T00:00:00Z', { tags: ['café', '..', '100%'] })
    await putPublished('hidden', '2024-05-01T00:00:00Z', { tags: ['maps', 'secret'], hiddenAt: new Date() })
  })

  it('that differ in capitals or Unicode form are one, called as most issues call it', async () => {
    const tags = await listTags()
    expect(tags.find(({ key }) => key === 'maps')).toEqual({ key: 'maps', name: 'Maps', count: 3 })
    expect(tags.filter(({ key }) => key === 'strasse')).toHaveLength(1)
    expect(tags.filter(({ key }) => key === 'café')).toMatchObject([{ count: 2 }])
    expect(tags.map(({ key }) => key)).toContain('地図')
  })

  it('of what is deleted are nowhere, and one that no address can name has no page', async () => {
    const keys = (await listTags()).map(({ key }) => key)
    expect(keys).not.toContain('secret')
    expect(keys).not.toContain('..')
    expect(await findTagged('secret', 1)).toBeNull()
  })

  it('lead to all issues that have them, however they write them, the newest first', async () => {
    expect(await slugsOf('maps')).toEqual(['c', 'b', 'a'])
    expect(await slugsOf('strasse')).toEqual(['b', 'a'])
    expect(await slugsOf('café')).toEqual(['d', 'c'])
    expect(await slugsOf('ac/dc')).toEqual(['c'])
    expect(await slugsOf('100%')).toEqual(['d'])
  })

  it('are found by their key alone', async () => {
    for (const key of ['Maps', 'map', '', "'; drop table issues; --"]) expect(await findTagged(key, 1)).toBeNull()
    expect(await findTagged('maps', 2)).toBeNull()
  })
})

describe('a tag of thousands of issues', () => {
  beforeAll(async () => {
    await putMany(2000)
  })

  it('is turned over page by page, each issue once', async () => {
    const first = await findTagged('often', 1)
    expect(first).toMatchObject({ tag: { count: 2200 }, pages: 22 })
    const seen: string[] = []
    for (let page = 1; page <= 22; page++) seen.push(...((await slugsOf('often', page)) ?? []))
    expect(new Set(seen).size).toBe(2200)
    expect(await findTagged('often', 23)).toBeNull()
    expect(first?.issues).toHaveLength(taggedOnAPage)
  })
})
