import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptySections, withoutEmptySections } from './empty-sections.ts'
import { arbitraryDocument } from './fixtures/arbitrary-document.ts'
import { readMarkdown } from './markdown/read.ts'
import { writeMarkdown } from './markdown/write.ts'
import { noFields } from './markdown/fields.ts'
import { parseDocument } from './schema.ts'

const written = (markdown: string) => writeMarkdown(noFields, readMarkdown(markdown).document).trim()
const left = (markdown: string) => writeMarkdown(noFields, withoutEmptySections(readMarkdown(markdown).document)).trim()

describe('a section that says nothing vanishes', () => {
  it.each([
    ['in the middle', '## A\n\nWords.\n\n## B\n\n## C\n\nWords.', '## A\n\nWords.\n\n## C\n\nWords.'],
    ['at the end', '## A\n\nWords.\n\n## B', '## A\n\nWords.'],
    ['at the start', '## A\n\n## B\n\nWords.', '## B\n\nWords.'],
    ['with the sections in it', '## A\n\n### A1\n\n### A2\n\n## B\n\nWords.', '## B\n\nWords.'],
    ['inside one that says something', '## A\n\n### A1\n\n### A2\n\nWords.', '## A\n\n### A2\n\nWords.'],
    ['with an item that was not filled in', '## A\n\n::item[]\n\n## B\n\nWords.', '## B\n\nWords.'],
    ['with the line that ends it', 'Words.\n\n---\n\n## A\n\n---\n\n## B\n\nWords.', 'Words.\n\n---\n\n## B\n\nWords.'],
    ['with the line before it at the end', 'Words.\n\n---\n\n## A', 'Words.'],
    ['before the footnotes', 'Words[^1].\n\n## A\n\n[^1]: A note.', 'Words[^1].\n\n[^1]: A note.'],
  ])('%s', (_, given, wanted) => {
    expect(left(given)).toBe(written(wanted))
  })
})

describe('a section that says something stays', () => {
  it.each([
    ['with a picture', '## A\n\n![A map](https://example.org/a.png)'],
    ['with a card', '## A\n\n::card[A page]{href=https://example.org/}'],
    ['with a block that is filled in', '## A\n\n::past-issues{count=5}'],
    ['with an item that has an address', '## A\n\n::item[]{href=https://example.org/}'],
    ['with lines that only divide what stands there', 'Words.\n\n---\n\nWords.'],
  ])('%s', (_, given) => {
    expect(left(given)).toBe(written(given))
  })
})

it('leaves out headings, lines and empty parts, and nothing that has words, whatever the document', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      const shorter = withoutEmptySections(document)
      expect(parseDocument(shorter)).toEqual(shorter)
      expect(emptySections(shorter)).toEqual([])
      expect(withoutEmptySections(shorter)).toEqual(shorter)
      const kept = new Set(shorter.content)
      const gone = document.content.filter((block) => !kept.has(block)).map(({ type }) => type)
      expect(gone.filter((type) => !['heading', 'horizontalRule', 'paragraph', 'item'].includes(type))).toEqual([])
    }),
  )
})

it('leaves a document that is all empty with a place to write', () => {
  expect(withoutEmptySections(readMarkdown('## A\n\n## B').document)).toEqual({
    type: 'doc',
    content: [{ type: 'paragraph' }],
  })
})
