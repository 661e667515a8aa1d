import { expect, test } from 'vitest'
import type { ItemJson } from './schema.ts'
import { sourceLine } from './source-line.ts'

function item(href: string | null, citation: string | null, title = 'Title'): ItemJson {
  const content = title === '' ? {} : { content: [{ type: 'text' as const, text: title }] }
  return { type: 'item', attrs: { href, citation }, content: [{ type: 'itemTitle', ...content }] }
}

test('An item comes from the site that its title leads to', () => {
  expect(sourceLine(item('https://www.example.org/a', null))).toEqual({ host: 'example.org', citation: null })
  expect(sourceLine(item('/issues/a', null))).toBeNull()
  expect(sourceLine(item(null, null))).toBeNull()
})

test('A title that is its own address says the site already', () => {
  expect(sourceLine(item('https://example.org/a', null, ''))).toBeNull()
})

test.each([
  ['https://arxiv.org/abs/2102.12092', 'arXiv:2102.12092'],
  ['http://www.arxiv.org/abs/2102.12092/?context=cs#a', 'arXiv:2102.12092'],
  ['https://dx.doi.org/10.1000/XYZ123', 'doi:10.1000/xyz123'],
])('A citation is no second link to %s', (href, citation) => {
  expect(sourceLine(item(href, citation))?.citation?.href).toBeNull()
})

test('A citation leads to its work when the title leads elsewhere', () => {
  const cited = sourceLine(item('https://example.org/', 'see arXiv:2102.12092, p. 3'))?.citation
  expect(cited).toEqual({
    before: 'see ',
    words: 'arXiv:2102.12092',
    href: 'https://arxiv.org/abs/2102.12092',
    after: ', p. 3',
  })
})
