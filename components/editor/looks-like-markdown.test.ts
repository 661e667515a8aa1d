import { describe, expect, test } from 'vitest'
import { looksLikeMarkdown } from './looks-like-markdown.ts'

describe('pasted plain text', () => {
  test.each([
    '## A heading\n\nText',
    '- one\n- two',
    '1. one\n2. two',
    '> said somebody',
    '```js\nlet a\n```',
    'See [this](https://example.org).',
    '![a cat](cat.jpg)',
    'It is **very** good.',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ])('%j is read as Markdown', (text) => {
    expect(looksLikeMarkdown(text)).toBe(true)
  })

  test.each([
    'A sentence. And another one!',
    '- a remark, after a dash',
    'C# and F# are languages, #1 is a number.',
    'https://example.org/a_b_c?d=[1]&e=(2)',
    '5 * 3 * 2 = 30 and 2 ** 8',
    'snake_case and __init__.py',
    'a > b',
    '你好，世界。',
  ])('%j is left as it is', (text) => {
    expect(looksLikeMarkdown(text)).toBe(false)
  })
})
