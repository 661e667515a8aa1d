import { expect, it } from 'vitest'
import { parseDocument } from '@/lib/document/schema.ts'
import { saysNothing } from './says-nothing.ts'

const figure = { type: 'figure', attrs: { src: '/media/a.png' } }
const item = (attrs: object) => ({ type: 'item', attrs, content: [{ type: 'itemTitle' }] })

it.each([
  ['a lone figure', [figure], false],
  ['a figure in a quote', [{ type: 'blockquote', content: [figure] }], false],
  ['an item that is nothing but an address', [item({ href: 'https://example.org' })], false],
  ['a card', [{ type: 'card', attrs: { href: 'https://example.org' } }], false],
  ['a formula', [{ type: 'blockMath', attrs: { latex: 'x' } }], false],
  ['a rule', [{ type: 'horizontalRule' }], false],
  ['spaces', [{ type: 'paragraph', content: [{ type: 'text', text: ' ' }] }], true],
  ['an item without anything', [item({})], true],
  ['what is filled in by itself', [{ type: 'contents' }, { type: 'subscribe' }, { type: 'aboutAuthor' }], true],
])('of %s a reader has something to read, or not', (_, content, isSilent) => {
  expect(saysNothing(parseDocument({ type: 'doc', content }))).toBe(isSilent)
})
