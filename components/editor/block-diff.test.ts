import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareBlocks } from './block-diff.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

function shown(mine: string[], theirs: string[]): string[] {
  return compareBlocks(mine, theirs).map((row) => `${row.mine ?? ''}${row.isSame ? '=' : '|'}${row.theirs ?? ''}`)
}

describe('two texts beside each other', () => {
  test('the same text has no difference', () => {
    expect(shown(['a', 'b'], ['a', 'b'])).toEqual(['a=a', 'b=b'])
  })

  test('a paragraph that was changed stands beside what it was', () => {
    expect(shown(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual(['a=a', 'b|x', 'c=c'])
  })

  test('a paragraph that only one side has stands alone', () => {
    expect(shown(['a', 'b', 'c'], ['a', 'c'])).toEqual(['a=a', 'b|', 'c=c'])
    expect(shown(['a', 'c'], ['a', 'b', 'c'])).toEqual(['a=a', '|b', 'c=c'])
  })

  test('a paragraph that was moved does not make everything after it look changed', () => {
    expect(shown(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toEqual(['a|', 'b=b', 'c=c', 'd=d', '|a'])
  })

  test('two changes of different length stay apart from each other', () => {
    expect(shown(['a', '1', 'b', '2', '3', 'c'], ['a', 'x', 'y', 'b', 'z', 'c'])).toEqual([
      'a=a',
      '1|x',
      '|y',
      'b=b',
      '2|z',
      '3|',
      'c=c',
    ])
  })

  test('an empty side is no obstacle', () => {
    expect(shown([], ['a'])).toEqual(['|a'])
    expect(shown(['a'], [])).toEqual(['a|'])
    expect(shown([], [])).toEqual([])
  })

  test('the order in which a database gives keys back makes no difference', () => {
    const [row] = compareBlocks([paragraph('a')], [{ content: [{ text: 'a', type: 'text' }], type: 'paragraph' }])
    expect(row?.isSame).toBe(true)
  })

  test('texts too long to be lined up exactly still show every block once', () => {
    const mine = Array.from({ length: 2500 }, (_, index) => `m${index}`)
    const theirs = Array.from({ length: 2500 }, (_, index) => `t${index}`)
    const rows = compareBlocks(mine, theirs)
    expect(rows.map((row) => row.mine)).toEqual(mine)
    expect(rows.map((row) => row.theirs)).toEqual(theirs)
  })

  test('whatever was written, nothing is left out, doubled or called the same when it is not', () => {
    const blocks = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    fc.assert(
      fc.property(blocks, blocks, (mine, theirs) => {
        const rows = compareBlocks(mine, theirs)
        expect(rows.flatMap((row) => row.mine ?? [])).toEqual(mine)
        expect(rows.flatMap((row) => row.theirs ?? [])).toEqual(theirs)
        for (const row of rows.filter((one) => one.isSame)) expect(row.mine).toBe(row.theirs)
        expect(rows.filter((row) => row.isSame)).toHaveLength(longestCommon(mine, theirs))
      }),
    )
  })
})

/** By definition, slowly. */
function longestCommon(mine: string[], theirs: string[]): number {
  const [my, ...restOfMine] = mine
  const [their, ...restOfTheirs] = theirs
  if (my === undefined || their === undefined) return 0
  if (my === their) return 1 + longestCommon(restOfMine, restOfTheirs)
  return Math.max(longestCommon(restOfMine, theirs), longestCommon(mine, restOfTheirs))
}
