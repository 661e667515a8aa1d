import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChange, changeBetween, UnfitChange } from './draft-change.ts'
import { draftSum, type DraftText } from './draft-sum.ts'
import { arbitraryDocument, arbitraryText } from './fixtures/arbitrary-document.ts'
import { parseDocument, type DocumentJson } from './schema.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const saying = (...texts: string[]): DraftText => ({
  title: 'A letter',
  subtitle: '',
  document: { type: 'doc', content: texts.map(paragraph) },
})

/** What is kept in a database comes back with its keys in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, held]) => [key, reordered(held)] as const)
      .reverse(),
  )
}

const asStored = (draft: DraftText): DraftText => ({ ...draft, document: reordered(draft.document) as DocumentJson })

/** Two drafts of which the other was made of the one: blocks taken out, put in, moved, and others left alone. */
const edited = fc
  .record({
    before: arbitraryDocument,
    other: arbitraryDocument,
    from: fc.nat(8),
    length: fc.nat(3),
    title: fc.constantFrom('A letter', 'Another'),
    subtitle: fc.oneof(fc.constant(''), arbitraryText),
  })
  .map(({ before, other, from, length, title, subtitle }) => {
    const spliced = [...before.content]
    spliced.splice(from, length, ...other.content.filter((block) => block.type !== 'footnote'))
    const blocks = spliced.filter((block) => block.type !== 'footnote')
    const notes = spliced.filter((block) => block.type === 'footnote')
    const after = parseDocument({ type: 'doc', content: [...blocks, ...notes] })
    return {
      before: { title: 'A letter', subtitle: '', document: before },
      after: { title, subtitle, document: after },
    }
  })

describe('a change', () => {
  test('makes exactly the one draft of the other, also where the base was written down otherwise', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const change = changeBetween(before, after)
        const sent = JSON.parse(JSON.stringify(change)) as typeof change
        const made = sent ? applyChange(asStored(before), sent) : before
        const stored = { ...made, document: parseDocument(made.document) }
        expect(stored).toEqual(after)
        expect(sent?.sum ?? draftSum(before)).toBe(draftSum(stored))
      }),
      { numRuns: 300 },
    )
  })

  test('names the smallest run of blocks', () => {
    const change = (before: string[], after: string[]) => changeBetween(saying(...before), saying(...after))?.change
    expect(change(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual({ from: 1, to: 2, blocks: [paragraph('x')], of: 3 })
    expect(change(['a', 'b'], ['a', 'b', 'c'])).toEqual({ from: 2, to: 2, blocks: [paragraph('c')], of: 2 })
    expect(change(['a', 'b', 'c'], ['c'])).toEqual({ from: 0, to: 2, blocks: [], of: 3 })
    expect(change(['a', 'a'], ['a', 'a', 'a'])).toEqual({ from: 2, to: 2, blocks: [paragraph('a')], of: 2 })
    expect(changeBetween(saying('a'), saying('a'))).toBeNull()
  })

  test('made of another text is told by the number of blocks or by the sum', () => {
    const change = changeBetween(saying('a', 'b'), saying('a', 'x'))
    if (!change) throw new Error('no change')
    expect(() => applyChange(saying('a', 'b', 'c'), change)).toThrow(UnfitChange)
    expect(draftSum(applyChange(saying('other', 'b'), change))).not.toBe(change.sum)
    expect(draftSum(applyChange({ ...saying('a', 'b'), title: 'Other' }, change))).not.toBe(change.sum)
  })

  test('that names parts which are not there changes nothing', () => {
    const change = { from: 0, to: 1, blocks: [], of: 2 }
    for (const wrong of [{ from: 2, to: 1 }, { to: 3 }, { from: 3, to: 3 }, { of: 1 }]) {
      expect(() => applyChange(saying('a', 'b'), { change: { ...change, ...wrong }, sum: '' })).toThrow(UnfitChange)
    }
  })
})

describe('the sum of a draft', () => {
  test('is the same after it was stored, whatever characters it had', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text !== '')
        const draft = saying(text)
        expect(draftSum({ ...draft, document: parseDocument(draft.document) })).toBe(draftSum(draft))
      }),
    )
    const half = saying('\ud83d')
    expect(draftSum({ ...half, document: parseDocument(half.document) })).toBe(draftSum(half))
  })

  test('differs by title, subtitle, text, attributes and order', () => {
    const heading = (level: number) => ({ type: 'heading', attrs: { level }, content: [{ type: 'text', text: 'a' }] })
    const drafts: DraftText[] = [
      saying('a', 'b'),
      saying('b', 'a'),
      saying('ab'),
      { ...saying('a', 'b'), title: 'Other' },
      { ...saying('a', 'b'), title: '', subtitle: 'A letter' },
      { ...saying(), document: { type: 'doc', content: [heading(2)] } },
      { ...saying(), document: { type: 'doc', content: [heading(3)] } },
    ]
    expect(new Set(drafts.map(draftSum)).size).toBe(drafts.length)
  })
})
