import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryDocument } from '@/lib/document/fixtures/arbitrary-document.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import type { DraftFields } from '@/lib/issues/input.ts'
import { isSameDraft } from './draft-fields.ts'
import { mergedDraft, passagesOf, proposedPicks, type Pick } from './passages.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const draft = (texts: string, title = 'A letter'): DraftFields => ({
  title,
  subtitle: '',
  document: { type: 'doc', content: texts.split(' ').map(paragraph) },
})
const words = ({ document }: DraftFields) =>
  (document.content as ReturnType<typeof paragraph>[]).map((block) => block.content[0]?.text).join(' ')

function merged(common: DraftFields, mine: DraftFields, theirs: DraftFields): DraftFields {
  const passages = passagesOf(mine, theirs)
  return mergedDraft(passages, proposedPicks(passages, common), mine)
}

describe('what is proposed for two texts that began from one', () => {
  test('has what either of them wrote, at its place', () => {
    expect(words(merged(draft('a b c d'), draft('a x b c d'), draft('a b c y d')))).toBe('a x b c y d')
    expect(words(merged(draft('a b c'), draft('a x c'), draft('a b c')))).toBe('a x c')
    expect(words(merged(draft('a b c'), draft('a b c'), draft('a y c')))).toBe('a y c')
  })

  test('keeps both texts where both wrote', () => {
    expect(words(merged(draft('a b c'), draft('a x c'), draft('a y c')))).toBe('a x y c')
  })

  test('leaves out what either of them took out', () => {
    expect(words(merged(draft('a b c'), draft('a c'), draft('a b c')))).toBe('a c')
    expect(words(merged(draft('a b c'), draft('a b c'), draft('a c')))).toBe('a c')
  })

  test('takes the title of who changed it, and mine where both did', () => {
    const title = (mine: string, theirs: string) => merged(draft('a'), draft('a', mine), draft('a', theirs)).title
    expect(title('A letter', 'Theirs')).toBe('Theirs')
    expect(title('Mine', 'A letter')).toBe('Mine')
    expect(title('Mine', 'Theirs')).toBe('Mine')
  })
})

describe('what comes of the picks', () => {
  const side = fc.record({ title: fc.string(), subtitle: fc.string(), document: arbitraryDocument })

  test('is my text when mine is picked everywhere, and theirs when theirs is', () => {
    fc.assert(
      fc.property(side, side, (mine, theirs) => {
        const passages = passagesOf(mine, theirs)
        const all = (pick: Pick) =>
          mergedDraft(
            passages,
            Array.from(passages, () => pick),
            mine,
          )
        const settled = (one: DraftFields) => mergedDraft(passagesOf(one, one), [], one)
        expect(isSameDraft(all('mine'), settled(mine))).toBe(true)
        expect(isSameDraft(all('theirs'), settled(theirs))).toBe(true)
      }),
    )
  })

  test('is a document that can be kept, whatever is picked', () => {
    const pick = fc.constantFrom<Pick>('mine', 'theirs', 'both')
    fc.assert(
      fc.property(side, side, fc.array(pick, { maxLength: 8 }), (mine, theirs, picks) => {
        const { document } = mergedDraft(passagesOf(mine, theirs), picks, mine)
        expect(() => parseDocument(document)).not.toThrow()
      }),
    )
  })

  test('leaves nothing when both took out all of the other', () => {
    const passages = passagesOf(draft('a'), { ...draft('b'), document: { type: 'doc', content: [] } })
    const { document } = mergedDraft(passages, ['theirs'], draft('a'))
    expect(document.content).toEqual([{ type: 'paragraph' }])
  })
})
