import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryDocument, arbitraryText as text } from '../fixtures/arbitrary-document.ts'
import { normalForm } from '../normal-form.ts'
import { parseDocument, storableText, type DocumentJson, type InlineJson } from '../schema.ts'
import { noFields, type MarkdownFields } from './fields.ts'
import { readMarkdown } from './read.ts'
import { writeMarkdown } from './write.ts'

// Repeat a failure with MASTHEAD_SEED, and search longer with MASTHEAD_RUNS.
const seed = Number(process.env.MASTHEAD_SEED ?? Date.now() % 1_000_000_000)
const numRuns = Number(process.env.MASTHEAD_RUNS ?? 300)

const fieldText = fc.oneof(fc.constant(''), text, fc.string({ unit: 'binary' }))
const fieldOrNull = fc.oneof(
  fc.constant(null),
  fieldText.filter((value) => value !== ''),
)
const fields: fc.Arbitrary<MarkdownFields> = fc.record({
  title: fieldText,
  subtitle: fieldText,
  number: fc.option(fc.nat(), { nil: null }),
  date: fc.constantFrom(null, '2021-03-01', '2021-03-01T10:00:00Z', '2021-03-01 10:00:00 +0900'),
  slug: fieldOrNull,
  language: fc.constantFrom(null, 'zh-Hans', 'no', 'en'),
  work: fieldOrNull,
  canonicalAddress: fieldOrNull,
  tags: fc.uniqueArray(text.map((tag) => storableText(tag).trim()).filter((tag) => tag !== '')),
  author: fieldOrNull,
  summary: fieldText,
  cover: fieldOrNull,
  coverAlt: fieldText,
  other: fc.dictionary(
    fc.oneof(
      fc.constantFrom('layout', 'categories', 'description', 'Lang', 'permalink', 'draft', '中文', '__proto__'),
      text,
    ),
    fc.jsonValue({ maxDepth: 2 }),
    { maxKeys: 4 },
  ),
}) as fc.Arbitrary<MarkdownFields>

describe(`Markdown, with seed ${seed}`, { timeout: 60_000 + numRuns * 100 }, () => {
  test('gives back every document that the schema allows, and the same bytes when written again', () => {
    fc.assert(
      fc.property(arbitraryDocument, (given: DocumentJson) => {
        const markdown = writeMarkdown({ ...noFields, title: 'Title' }, given)
        const read = readMarkdown(markdown)
        expect({ markdown, document: read.document }).toEqual({ markdown, document: normalForm(given) })
        expect(writeMarkdown(read.fields, read.document)).toBe(markdown)
      }),
      { seed, numRuns },
    )
  })

  test('gives back a document without front matter', () => {
    fc.assert(
      fc.property(arbitraryDocument, (given: DocumentJson) => {
        const markdown = writeMarkdown(noFields, given)
        const { document: back } = readMarkdown(markdown)
        expect({ markdown, document: back }).toEqual({ markdown, document: normalForm(given) })
      }),
      { seed, numRuns: Math.ceil(numRuns / 4) },
    )
  })

  test('settles a document once: its normal form is its own normal form', () => {
    fc.assert(
      fc.property(arbitraryDocument, (given: DocumentJson) => {
        const settled = normalForm(given)
        expect(normalForm(settled)).toEqual(settled)
        expect(parseDocument(settled)).toEqual(settled)
      }),
      { seed, numRuns },
    )
  })

  test('gives back every field of the front matter', () => {
    fc.assert(
      fc.property(fields, (given) => {
        const markdown = writeMarkdown(given, { type: 'doc', content: [{ type: 'paragraph' }] })
        const read = readMarkdown(markdown)
        expect({ markdown, warnings: read.warnings }).toEqual({ markdown, warnings: [] })
        for (const name of [
          'title',
          'subtitle',
          'number',
          'date',
          'slug',
          'language',
          'work',
          'canonicalAddress',
          'author',
        ] as const) {
          const value = given[name]
          expect(read.fields[name]).toBe(typeof value === 'string' ? storableText(value) : value)
        }
        expect(read.fields.tags).toEqual(given.tags)
        expect(writeMarkdown(read.fields, read.document)).toBe(markdown)
      }),
      { seed, numRuns },
    )
  })
})

/** One paragraph of marked pieces, read back. */
function throughMarkdown(...content: InlineJson[]): { markdown: string; back: DocumentJson['content'] } {
  const markdown = writeMarkdown(noFields, { type: 'doc', content: [{ type: 'paragraph', content }] })
  return { markdown, back: readMarkdown(markdown).document.content }
}
const bold = (words: string): InlineJson => ({ type: 'text', marks: [{ type: 'bold' }], text: words })
const plain = (words: string): InlineJson => ({ type: 'text', text: words })

test('Bold that ends at Chinese punctuation stays bold, and readable as Markdown', () => {
  const { markdown, back } = throughMarkdown(bold('中文。'), plain('下文'))
  expect(markdown).toBe('<strong>中文。</strong>下文\n')
  expect(back).toEqual([{ type: 'paragraph', content: [bold('中文。'), plain('下文')] }])
})

test('Bold within Chinese text needs no tags', () => {
  expect(throughMarkdown(plain('前'), bold('中文'), plain('后')).markdown).toBe('前**中文**后\n')
})

test('Spaces at the edges of lines and marks are kept', () => {
  expect(throughMarkdown(plain(' a '), bold(' b '), plain('c ')).markdown).toBe('&#x20;a <strong> b </strong>c&#x20;\n')
})
