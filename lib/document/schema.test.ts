import { describe, expect, test } from 'vitest'
import { InvalidDocument } from './invalid-document.ts'
import { emptyDocument, parseDocument } from './schema.ts'

const doc = (...content: unknown[]) => ({ type: 'doc', content })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const linked = (attrs: unknown) => doc(paragraph({ type: 'text', text: 'a', marks: [{ type: 'link', attrs }] }))
const table = (attrs: unknown, ...content: unknown[]) =>
  doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs, content }] }] })

function quotes(depth: number): unknown {
  let node: unknown = { type: 'paragraph' }
  for (let level = 0; level < depth; level++) node = { type: 'blockquote', content: [node] }
  return doc(node)
}

test('The document of a new issue is a document', () => {
  expect(parseDocument(emptyDocument)).toEqual(emptyDocument)
})

test('What is left out gets its default, so that stored documents are complete', () => {
  expect(
    parseDocument(doc({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] })),
  ).toEqual(
    doc({
      type: 'bulletList',
      attrs: { tight: true },
      content: [{ type: 'listItem', attrs: { checked: null }, content: [{ type: 'paragraph' }] }],
    }),
  )
})

test('Characters that can’t be stored are replaced, not refused', () => {
  expect(parseDocument(doc(paragraph({ type: 'text', text: 'a\u0000b\ud800c👍' })))).toEqual(
    doc(paragraph({ type: 'text', text: 'a\ufffdb\ufffdc👍' })),
  )
})

describe('A document is refused when', () => {
  test.each<[string, unknown]>([
    ['it is nothing', null],
    ['it is a string', 'doc'],
    ['it is a list', []],
    ['it is empty', doc()],
    ['it is a part', { type: 'paragraph' }],
    ['it has an unknown node', doc({ type: 'script' })],
    ['it names a property of objects', doc({ type: 'constructor' })],
    ['it has an unknown mark', doc(paragraph({ type: 'text', text: 'a', marks: [{ type: 'underline' }] }))],
    ['it has an unknown attribute', doc({ type: 'paragraph', attrs: { onclick: 'x' } })],
    ['it has an unknown field', doc({ type: 'paragraph', html: 'x' })],
    ['text stands between blocks', doc({ type: 'text', text: 'a' })],
    ['an item has no list', doc({ type: 'listItem', content: [{ type: 'paragraph' }] })],
    ['text is empty', doc(paragraph({ type: 'text', text: '' }))],
    ['text is a number', doc(paragraph({ type: 'text', text: 1 }))],
    ['content is no list', { type: 'doc', content: { length: 1 } }],
    ['a heading has the level of the title', doc({ type: 'heading', attrs: { level: 1 } })],
    ['a heading has a level in words', doc({ type: 'heading', attrs: { level: '2' } })],
    [
      'a list starts below zero',
      doc({
        type: 'orderedList',
        attrs: { start: -1 },
        content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
      }),
    ],
    ['a link has no address', linked({})],
    ['a link is not safe', linked({ href: 'javascript:alert(1)' })],
    ['a link opens elsewhere', linked({ href: '/a', target: '_blank' })],
    ['a link has an object for a title', linked({ href: '/a', title: {} })],
    ['an image is not safe', doc(paragraph({ type: 'image', attrs: { src: 'data:text/html,x' } }))],
    ['an image has a size in words', doc(paragraph({ type: 'image', attrs: { src: '/a', width: '100%' } }))],
    ['a language has spaces', doc({ type: 'codeBlock', attrs: { language: 'a b' } })],
    ['code is bold', doc({ type: 'codeBlock', content: [{ type: 'text', text: 'a', marks: [{ type: 'bold' }] }] })],
    ['a cell spans columns', table({ colspan: 2 }, { type: 'paragraph' })],
    ['a cell has two paragraphs', table({}, { type: 'paragraph' }, { type: 'paragraph' })],
    ['a cell is aligned by code', table({ align: 'left;color:red' }, { type: 'paragraph' })],
    [
      'marks are of one kind twice',
      doc(paragraph({ type: 'text', text: 'a', marks: [{ type: 'bold' }, { type: 'bold' }] })),
    ],
    ['it is a hundred quotes deep', quotes(100)],
    ['it is a hundred thousand quotes deep', quotes(100_000)],
    [
      'it has too many parts',
      { type: 'doc', content: Array.from({ length: 200_001 }, () => ({ type: 'horizontalRule' })) },
    ],
    ['it has too much text', doc(paragraph({ type: 'text', text: 'a'.repeat(5_000_001) }))],
  ])('%s', (_, value) => {
    expect(() => parseDocument(value)).toThrow(InvalidDocument)
  })
})

test('A document may be deep within reason', () => {
  expect(parseDocument(quotes(98)).type).toBe('doc')
})
