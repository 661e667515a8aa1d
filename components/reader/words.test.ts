import { describe, expect, it } from 'vitest'
import { wordsFor } from './words.ts'

describe('the words of a page', () => {
  it.each([
    ['en', 'Next'],
    ['en-GB', 'Next'],
    ['zh', '阅读全文'],
    ['zh-CN', '阅读全文'],
    ['zh-Hant', '閱讀全文'],
    ['zh-TW', '閱讀全文'],
    ['zh-HK', '閱讀全文'],
    ['ja-JP', '次の号'],
    ['es-MX', 'Siguiente'],
    ['de-AT', 'Nächste'],
    ['fr-CA', 'Suivant'],
    ['ar-EG', 'التالي'],
  ])('in %s are in that language', (language, word) => {
    expect(Object.values(wordsFor(language))).toContain(word)
    expect(wordsFor(language).language).toBe(language)
  })

  it('are English, and say so, where there are no others', () => {
    expect(wordsFor('tlh')).toMatchObject({ language: 'en', next: 'Next' })
  })
})
