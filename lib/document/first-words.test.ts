import { expect, test } from 'vitest'
import { firstWords } from './first-words.ts'
import type { DocumentJson } from './schema.ts'

function letter(...paragraphs: string[]): DocumentJson {
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'A heading' }] },
      ...paragraphs.map((text) => ({
        type: 'paragraph' as const,
        content: text === '' ? [] : [{ type: 'text' as const, text }],
      })),
    ],
  }
}

test('the first words of a letter are its first paragraph that says something', () => {
  expect(firstWords(letter('', 'Good morning.', 'More.'))).toBe('Good morning.')
  expect(firstWords(letter())).toBe('')
  const quoted: DocumentJson = { type: 'doc', content: [{ type: 'blockquote', content: letter('So.').content as [] }] }
  expect(firstWords(quoted)).toBe('So.')
})

test('they end after a word, or within Chinese, and never within a letter', () => {
  expect(firstWords(letter('Good morning to all of you'), 15)).toBe('Good morning…')
  expect(firstWords(letter('早上好，大家好'), 5)).toBe('早上好…')
  expect(firstWords(letter('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧'), 2)).toBe('👨‍👩‍👧…')
})
