import { describe, expect, test } from 'vitest'
import { addressFrom } from './address.ts'

describe('an address that the author types', () => {
  test.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    [' example.org ', 'https://example.org'],
    ['example.org/a/b', 'https://example.org/a/b'],
    ['example.org:8080', 'https://example.org:8080'],
    ['例え.テスト', 'https://例え.テスト'],
    ['ana@example.org', 'mailto:ana@example.org'],
    ['mailto:ana@example.org', 'mailto:ana@example.org'],
    ['tel:+49301234', 'tel:+49301234'],
    ['/issues/one', '/issues/one'],
    ['#notes', '#notes'],
  ])('%s leads to %s', (typed, address) => {
    expect(addressFrom(typed)).toBe(address)
  })

  test.each(['', '   ', 'javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', '//example.org'])(
    '%j is refused',
    (typed) => {
      expect(addressFrom(typed)).toBeNull()
    },
  )
})
