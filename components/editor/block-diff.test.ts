import { describe, expect, test } from 'vitest'
import type { BlockJson, DocumentJson } from '@/lib/document/schema.ts'
import { compareBeside, type Cell } from './block-diff.ts'

const paragraph = (text: string): BlockJson => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const doc = (...texts: string[]): DocumentJson => ({ type: 'doc', content: texts.map(paragraph) })

/** A row in short: what only one side has stands in brackets. */
function shown(mine: string[], theirs: string[]): string[] {
  return compareBeside(doc(...mine), doc(...theirs)).map(
    (row) => `${textOf(row.mine)}${row.isSame ? '=' : '|'}${textOf(row.theirs)}`,
  )
}

function textOf(cell: Cell | null): string {
  if (cell?.block.type !== 'paragraph') return ''
  return (cell.block.content ?? [])
    .map((node) => (node.type === 'text' ? (node.marks ? `[${node.text}]` : node.text) : ''))
    .join('')
}

describe('two texts beside each other', () => {
  test('the same text has no difference', () => {
    expect(shown(['a', 'b'], ['a', 'b'])).toEqual(['a=a', 'b=b'])
  })

  test('a paragraph that was changed stands beside what it was, with the words that differ', () => {
    expect(shown(['a', 'one two three', 'c'], ['a', 'one two four', 'c'])).toEqual([
      'a=a',
      'one two [three]|one two [four]',
      'c=c',
    ])
  })

  test('paragraphs with nothing in common stand beside each other, too', () => {
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

  test('what changed beside the text is told on either side', () => {
    const item = (href: string | null): BlockJson => ({
      type: 'item',
      attrs: { href, citation: null },
      content: [{ type: 'itemTitle', content: [{ type: 'text', text: 'A title' }] }],
    })
    const [row] = compareBeside({ content: [item('https://a.example')] }, { content: [item(null)] })
    expect(row?.mine?.beside).toEqual([{ name: 'Address', words: 'https://a.example' }])
    expect(row?.theirs?.beside).toEqual([{ name: 'Address', words: 'none' }])
  })

  test('the order in which a database gives keys back makes no difference', () => {
    const [row] = compareBeside(doc('a'), { content: [{ content: [{ text: 'a', type: 'text' }], type: 'paragraph' }] })
    expect(row?.isSame).toBe(true)
  })
})
