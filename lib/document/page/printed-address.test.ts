import { describe, expect, it } from 'vitest'
import { printedAddress } from './printed-address.ts'

describe('a link on paper', () => {
  it.each([
    ['https://www.example.org/', 'Somewhere', 'example.org'],
    ['https://example.org/a/b?utm=1#c', 'Somewhere', 'example.org/a/b'],
    ['http://example.org:8080/a', '<em>Somewhere</em>', 'example.org:8080/a'],
    ['https://example.org/%E5%9C%B0%E5%9B%BE', 'Maps', 'example.org/地图'],
    ['https://example.org/%E5%9C', 'Broken', 'example.org/%E5%9C'],
    ['https://例え.example/', 'A host', 'xn--r8jz45g.example'],
  ])('spells out where %s leads', (href, html, printed) => {
    expect(printedAddress(href, html)).toBe(printed)
  })

  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['https://www.example.org/', 'example.org'],
    ['https://example.org/a?b=1&c=2', 'example.org/a?b=1&amp;c=2'],
    ['https://example.org/a', '<code>example.org/a</code>'],
    ['/issues', 'All issues'],
    ['#note', '1'],
    ['mailto:me@example.org', 'Write to me'],
  ])('says nothing more where %s is said, or leads nowhere on paper', (href, html) => {
    expect(printedAddress(href, html)).toBeNull()
  })

  it('is cut off where nobody would type it', () => {
    const printed = printedAddress(`https://example.org/${'a'.repeat(200)}`, 'Long') ?? ''
    expect(printed).toHaveLength(60)
    expect(printed).toMatch(/^example\.org\/a+…$/)
  })
})
