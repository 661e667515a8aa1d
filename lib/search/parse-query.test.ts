import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { longestQuery, mostWords } from './input.ts'
import { parseQuery } from './parse-query.ts'
import { pairsOf, tokensOf } from './tokens.ts'

function terms(typed: string): string[] {
  const query = parseQuery(typed)
  if (query.kind !== 'terms') return [query.kind]
  return query.terms.map(({ parts, isExcluded }) => {
    const words = parts.map(({ key, isPrefix }) => key + (isPrefix ? '*' : ''))
    return (isExcluded ? '-' : '') + words.join('+')
  })
}

describe('what a visitor types', () => {
  it.each([
    ['two words', 'old maps', ['old', 'maps*']],
    ['a phrase', '"old maps" sea ', ['old+maps', 'sea*']],
    ['a phrase in other marks', '“old maps”', ['old+maps']],
    ['a phrase that is not closed', '"old maps', ['old+maps*']],
    ['a word to be left out', 'maps -old', ['maps', '-old']],
    ['a phrase to be left out', 'maps -"old sea"', ['maps', '-old+sea']],
    ['a hyphen within a word', 'well-known', ['well+known*']],
    ['a word that is too short to go on', 'a map of', ['a', 'map', 'of']],
    ['Chinese', '很多人', ['很多+多人']],
    ['Chinese marks', '地图「空白」', ['地图', '空白']],
    ['one character', '住', ['住']],
    ['letters and characters', 'iPhone手机壳', ['iphone+手机+机壳']],
    ['signs alone', '"!" & | :* ()', ['empty']],
    ['nothing but what is to be left out', '-a', ['empty']],
    ['nothing', ' ', ['empty']],
    ['more than can be looked for', 'x'.repeat(longestQuery + 1), ['too long']],
    ['too many words', 'x '.repeat(mostWords + 1), ['too long']],
  ])('is read as words and phrases: %s', (_, typed, expected) => {
    expect(terms(typed)).toEqual(expected)
  })
})

describe('the words of a text', () => {
  it('stand where they are said to, in their order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let end = 0
        for (const token of tokensOf(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(token.end).toBeGreaterThan(token.start)
          end = token.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it.each([
    ['L’été à Łódź', ['l', 'ete', 'a', 'lodz']],
    ['Ｆｕｌｌ １２', ['full', '12']],
    ['ｶﾞﾗｽ ガラス', ['が', 'ら', 'す', 'が', 'ら', 'す']],
    ['हिन्दी', ['हिन्दी']],
    ['C3PO arXiv:2102.10001', ['c3po', 'arxiv', '2102', '10001']],
  ])('are compared without regard to how they are written: %s', (text, expected) => {
    expect(tokensOf(text).map(({ key }) => key)).toEqual(expected)
  })

  it('in scripts without spaces are pairs, which reach over no space and no mark', () => {
    expect(pairsOf(tokensOf('地图，空白 的 a')).map(({ key }) => key)).toEqual(['地图', '空白'])
  })
})
