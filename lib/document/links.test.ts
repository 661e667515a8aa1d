import { describe, expect, test } from 'vitest'
import { absoluteAddress, absoluteImageAddress, safeAddress, safeImageAddress } from './links.ts'

describe('A link may lead', () => {
  test.each([
    'https://example.org/a?b=c&d=e#f',
    'HTTP://example.org',
    'https://例え.jp/ä?q=%20',
    'mailto:me@example.org?subject=a',
    'tel:+49-30-123',
    '/issues/12',
    '../other',
    'page.html?a=b:c',
    './a:b',
    '?q=javascript:1',
    '#第一节',
    'a b',
    'img/x.png',
  ])('to %s', (address) => {
    expect(safeAddress(address)).toBe(address)
  })

  test('with spaces around it, which are taken away', () => {
    expect(safeAddress(' https://example.org\n')).toBe('https://example.org')
  })
})

describe('A link may not lead', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u0000script:alert(1)',
    'java\u200bscript:alert(1)',
    '\u00a0javascript:alert(1)',
    'javascript&colon;alert(1)',
    'java&#115;cript:alert(1)',
    '&#106avascript:alert(1)',
    'javascript\u2028:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'ftp://example.org',
    'view-source:https://example.org',
    '//example.org/x',
    '/\\example.org',
    '\\\\example.org',
    '\\/example.org',
    'https:\\\\example.org',
    'https://',
    'https://exa mple.org',
    'http://[::1',
    '/\u202egnp.exe',
    '',
    '   ',
    `https://example.org/${'a'.repeat(9000)}`,
  ])('to %j', (address) => {
    expect(safeAddress(address)).toBeNull()
  })
})

test('Images are loaded without a click, so they come from sites and paths alone', () => {
  expect(safeImageAddress('/media/x.png')).toBe('/media/x.png')
  expect(safeImageAddress('mailto:me@example.org')).toBeNull()
  expect(safeImageAddress('data:image/png;base64,AAAA')).toBeNull()
})

describe('An address for feeds and mails', () => {
  const base = 'https://letters.example.org/issues/twelve'

  test.each([
    ['/media/x.png', 'https://letters.example.org/media/x.png'],
    ['#section', 'https://letters.example.org/issues/twelve#section'],
    ['thirteen', 'https://letters.example.org/issues/thirteen'],
    ['https://example.org/a?b', 'https://example.org/a?b'],
    ['mailto:me@example.org', 'mailto:me@example.org'],
  ])('%s becomes %s', (address, absolute) => {
    expect(absoluteAddress(address, base)).toBe(absolute)
  })

  test('is none when the address is not safe', () => {
    expect(absoluteAddress('javascript:alert(1)', base)).toBeNull()
    expect(absoluteImageAddress('tel:1', base)).toBeNull()
  })
})
