import { expect, test } from 'vitest'
import { bareAddress, siteOf } from './site.ts'

test.each([
  ['https://www.example.org/a?b', 'example.org'],
  ['http://example.org:8080', 'example.org:8080'],
  ['/issues/twelve', null],
  ['mailto:me@example.org', null],
  ['https://', null],
])('the site of %s is %s', (address, site) => {
  expect(siteOf(address)).toBe(site)
})

test.each([
  ['https://www.example.org/', 'example.org'],
  ['https://example.org/a/?b#c', 'example.org/a/?b#c'],
  ['mailto:me@example.org', 'me@example.org'],
  ['/issues/twelve', '/issues/twelve'],
])('%s is written as %s', (address, written) => {
  expect(bareAddress(address)).toBe(written)
})
