import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstFreeSlug, slugFrom } from './slug.ts'

describe('the address of an issue', () => {
  it.each([
    ['Hello, World', 'hello-world'],
    ['Café à la crème', 'cafe-a-la-creme'],
    ["It's the editor’s turn", 'its-the-editors-turn'],
    ['2021 年第 9 周(2 月 22 日~)', '2021-年第-9-周-2-月-22-日'],
    ['機械学習ニュースのガイド', '機械学習ニュースのガイド'],
    ['Issue 3.5: v1.2', 'issue-3-5-v1-2'],
    ['العدد الأول', 'العدد-الأول'],
    ['한국어 소식', '한국어-소식'],
    ['…!?', ''],
  ])('%s becomes %s', (title, slug) => {
    expect(slugFrom(title)).toBe(slug)
  })

  it('is never longer than 80 characters and ends with a whole word where there are words', () => {
    const slug = slugFrom('word '.repeat(50))
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug.endsWith('-word')).toBe(true)
  })

  it('holds only letters, digits, marks and single hyphens, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(slugFrom(title)).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u)
      }),
    )
  })

  it('stays the same when made again from itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(slugFrom(slugFrom(title))).toBe(slugFrom(title))
      }),
      { numRuns: 1000 },
    )
  })

  it('gets a number when another issue has it', async () => {
    const taken = new Set(['letter', 'letter-2'])
    expect(await firstFreeSlug('letter', async (slug) => taken.has(slug))).toBe('letter-3')
    expect(await firstFreeSlug('', async (slug) => taken.has(slug))).toBe('issue')
  })
})
