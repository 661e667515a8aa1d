import { describe, expect, it } from 'vitest'
import { chooseCoding, isText, tagInCoding, type Coding } from './codings.ts'

describe('the coding of an answer', () => {
  it.each<[string, string | undefined, Coding]>([
    ['nothing is said', undefined, 'identity'],
    ['nothing is accepted but the text itself', '', 'identity'],
    ['browsers ask', 'gzip, deflate, br, zstd', 'br'],
    ['feed readers ask', 'gzip, deflate', 'gzip'],
    ['only what we don’t write is accepted', 'deflate', 'identity'],
    ['one is wanted more', 'br;q=0.5, gzip;q=0.8', 'gzip'],
    ['one is ruled out', 'br;q=0, gzip', 'gzip'],
    ['one is wanted less than the text itself', 'gzip;q=0.5, identity', 'identity'],
    ['one is wanted as much as the text itself', 'gzip, identity', 'gzip'],
    ['one is wanted little, and the text is not spoken of', 'gzip;q=0.001', 'gzip'],
    ['anything will do', '*', 'br'],
    ['anything but one will do', 'br;q=0, *', 'gzip'],
    ['anything will do, but one is wanted more', 'gzip, *;q=0.5', 'gzip'],
    ['nothing else will do', 'gzip, *;q=0', 'gzip'],
    ['nothing will do at all', '*;q=0', 'identity'],
    ['the text itself is ruled out', 'identity;q=0', 'identity'],
    ['the text itself is ruled out, and something else is not', 'identity;q=0, gzip', 'gzip'],
    ['the name is written otherwise', 'GZip', 'gzip'],
    ['the name is the old one', 'x-gzip', 'gzip'],
    ['there is space', ' gzip ; q=0.2 ,br ;Q=0.1', 'gzip'],
    ['a weight makes no sense', 'br;q=2, gzip;q=0.1', 'gzip'],
    ['a weight has too many digits', 'br;q=0.1234, gzip;q=0.1', 'gzip'],
    ['members are empty', ',, gzip ,', 'gzip'],
  ])('when %s', (_, header, coding) => {
    expect(chooseCoding(header)).toBe(coding)
  })
})

it('other bytes have another strong tag, and the same weak one', () => {
  expect(tagInCoding('"a"', 'br')).toBe('"a-br"')
  expect(tagInCoding('"a"', 'identity')).toBe('"a"')
  expect(tagInCoding('W/"a"', 'gzip')).toBe('W/"a"')
})

it.each([
  ['text/html; charset=utf-8', true],
  ['text/css', true],
  ['application/rss+xml; charset=utf-8', true],
  ['application/atom+xml', true],
  ['application/feed+json', true],
  ['application/xml', true],
  ['application/manifest+json', true],
  ['image/svg+xml', true],
  ['image/png', false],
  ['font/woff2', false],
  ['application/zip', false],
  [undefined, false],
])('%s is text: %s', (type, expected) => {
  expect(isText(type)).toBe(expected)
})
