import { describe, expect, it } from 'vitest'
import { fitness, searchKey } from './search-input.ts'

const issue = (title: string, number: number | null = null, slug: string | null = null) => ({ title, number, slug })
const found = (title: string, typed: string) => fitness(issue(title), searchKey(typed)) > 0

describe('an issue is found', () => {
  it.each([
    ['Été à la mer', 'ete mer'],
    ['The Lighthouse', 'LIGHT'],
    ['Ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
    ['とうだい', 'トウダイ'],
    ['ガラスの本', 'がらす'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['灯台の本', '灯台'],
    ['抽屉里的工具', '工具'],
    ['Straße nach Ørsted', 'strasse orsted'],
    ['Łódź', 'lodz'],
  ])('“%s” by “%s”', (title, typed) => {
    expect(found(title, typed)).toBe(true)
  })

  it('by its number and by its address', () => {
    expect(fitness(issue('Maps', 37), '37')).toBeGreaterThan(0)
    expect(fitness(issue('Maps', 37), '#37')).toBeGreaterThan(0)
    expect(fitness(issue('Maps', 37, 'blank-places'), 'blank maps')).toBeGreaterThan(0)
  })

  it('not by what it does not say', () => {
    expect(found('カラス', 'ガラス')).toBe(false)
    expect(found('Maps', 'map of')).toBe(false)
    expect(fitness(issue('Maps', 37), '3')).toBe(0)
  })

  it('first by its number, then by how its title begins', () => {
    const rank = (title: string, number: number | null, typed: string) => fitness(issue(title, number), typed)
    expect(rank('Maps', 12, '12')).toBeGreaterThan(rank('12 maps', null, '12'))
    expect(rank('Maps of', null, 'map')).toBeGreaterThan(rank('Old maps', null, 'map'))
    expect(rank('Old maps', null, 'map')).toBeGreaterThan(rank('Roadmap', null, 'map'))
  })
})
