import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalForm } from '../normal-form.ts'
import {
  parseDocument,
  storableText,
  type BlockJson,
  type DocumentJson,
  type InlineJson,
  type MarkJson,
} from '../schema.ts'
import { noFields, type MarkdownFields } from './fields.ts'
import { readMarkdown } from './read.ts'
import { writeMarkdown } from './write.ts'

// Repeat a failure with MASTHEAD_SEED, and search longer with MASTHEAD_RUNS.
const seed = Number(process.env.MASTHEAD_SEED ?? Date.now() % 1_000_000_000)
const numRuns = Number(process.env.MASTHEAD_RUNS ?? 300)

const signs = '*_[]()<>#`~|\\!&:;.-+="$%^{}/@'.split('')
const pieces =
  '** __ ~~ `` --- ``` *** ]( ![ [^1] &amp; &#x20; <b> </b> <br> <!-- --> <div> {%x%} {{x}} | - \\| '.split(' ')
const starts = ['- ', '1. ', '> ', '# ', '[x] ', '[ ] ', '[^1]: ', '| - |', "'"]
const spaces = ' |  |\t|\n| \n|\u00a0|\u3000|\ufeff|\u2028|\u000c|\u0085|\0'.split('|')
const addressLike = [
  'https://example.org/a?b=c&d',
  'www.example.org',
  'me@example.org',
  'mailto:me@example.org',
  'http',
  'ww',
  'w.',
]
const letters =
  '中文 。 ， 「 」 （ ） 日本語 かな ！ 한국어 العربية 👍🏽 𠮷 € “ ” — … a b word 1 12 (c) x_y x*y é e\u0301'.split(' ')
const nasty = [signs, pieces, starts, spaces, addressLike, letters, ['two words']]
  .flat()
  .filter((piece) => piece !== '')
const text = fc.array(fc.constantFrom(...nasty), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const title = fc.option(text, { nil: null })
const addresses = [
  'https://example.org https://example.org/a_b*c?d=e&f=g#h HTTP://example.org/(x) https://example.org/| https://example.org/`',
  'mailto:me@example.org tel:+123 /a ./b #c a(b a)b 中文 ?a|b /a&amp;b /a|b ?a=\\ /a%20b /ä?q=<>"\'',
]
  .flatMap((line) => line.split(' '))
  .concat('a b')
const address = fc.oneof(fc.constantFrom(...addresses), fc.webUrl())
const imageAddress = fc.constantFrom(
  'https://example.org/a_b.png',
  '/media/x.png',
  'a b.png',
  'img/(1).png',
  '/a|b.png',
  '/中.png',
)

const marks = fc
  .record({
    link: fc.option(fc.record({ href: address, title }), { freq: 3, nil: null }),
    bold: fc.boolean(),
    italic: fc.boolean(),
    strike: fc.boolean(),
    code: fc.boolean(),
  })
  .map(({ link, ...simple }): MarkJson[] => [
    ...(link ? [{ type: 'link' as const, attrs: link }] : []),
    ...(['bold', 'italic', 'strike', 'code'] as const).filter((type) => simple[type]).map((type) => ({ type })),
  ])
const someMarks = fc.oneof({ weight: 3, arbitrary: fc.constant<MarkJson[]>([]) }, { weight: 4, arbitrary: marks })

const size = fc.option(fc.integer({ min: 1, max: 4000 }), { nil: null })
const inline: fc.Arbitrary<InlineJson> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('text' as const), text, marks: someMarks }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hardBreak' as const), marks: someMarks }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('image' as const),
      attrs: fc.record({ src: imageAddress, alt: title, title, width: size, height: size }),
      marks: someMarks,
    }),
  },
)
/** Runs of which neighbours often share a mark, as in a real text. */
const line = fc
  .tuple(fc.array(inline, { maxLength: 5 }), marks, fc.boolean())
  .map(([content, shared, isShared]) =>
    isShared ? content.map((node, index) => (index % 3 === 2 ? node : { ...node, marks: shared })) : content,
  )
const optional = <Content>(content: Content[]) => (content.length > 0 ? { content } : {})

const align = fc.constantFrom(null, 'left' as const, 'center' as const, 'right' as const)
const cell = (type: 'tableHeader' | 'tableCell') =>
  fc.tuple(align, line).map(([alignment, content]) => ({
    type,
    attrs: { colspan: 1 as const, rowspan: 1 as const, colwidth: null, align: alignment },
    content: [{ type: 'paragraph' as const, ...optional(content) }],
  }))
const row = fc
  .constantFrom('tableHeader' as const, 'tableCell' as const)
  .chain((type) => fc.array(cell(type), { minLength: 1, maxLength: 3 }))
  .map((content) => ({ type: 'tableRow' as const, content }))

const { block } = fc.letrec<{ block: unknown; item: unknown }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 })
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: line.map((content) => ({ type: 'paragraph', ...optional(content) })) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.integer({ min: 2, max: 6 }), line)
          .map(([level, content]) => ({ type: 'heading', attrs: { level }, ...optional(content) })),
      },
      { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' }) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.constantFrom(null, 'js', 'c++', 'a`b', 'a&amp;b', '\\*', '中文', '{.x}'),
            fc.option(fc.array(text, { maxLength: 4 }).map((parts) => parts.join('\n'))),
          )
          .map(([language, code]) => ({
            type: 'codeBlock',
            attrs: { language },
            ...(code ? { content: [{ type: 'text', text: code }] } : {}),
          })),
      },
      { weight: 2, arbitrary: blocks.map((content) => ({ type: 'blockquote', content })) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.boolean(), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
          .map(([tight, content]) => ({ type: 'bulletList', attrs: { tight }, content })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.boolean(),
            fc.constantFrom(0, 1, 1, 2, 99, 999_999_999),
            fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
          )
          .map(([tight, start, content]) => ({ type: 'orderedList', attrs: { start, tight }, content })),
      },
      {
        weight: 1,
        arbitrary: fc.array(row, { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'table', content })),
      },
    ),
    item: fc
      .tuple(fc.constantFrom(null, null, true, false), blocks)
      .map(([checked, content]) => ({ type: 'listItem', attrs: { checked }, content })),
  }
})
const document = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content) => parseDocument({ type: 'doc', content }))

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
  canonicalAddress: fieldOrNull,
  other: fc.dictionary(
    fc.oneof(fc.constantFrom('layout', 'tags', 'description', 'Lang', 'permalink', 'draft', '中文', '__proto__'), text),
    fc.jsonValue({ maxDepth: 2 }),
    { maxKeys: 4 },
  ),
}) as fc.Arbitrary<MarkdownFields>

describe(`Markdown, with seed ${seed}`, { timeout: 60_000 + numRuns * 100 }, () => {
  test('gives back every document that the schema allows, and the same bytes when written again', () => {
    fc.assert(
      fc.property(document, (given: DocumentJson) => {
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
      fc.property(document, (given: DocumentJson) => {
        const markdown = writeMarkdown(noFields, given)
        const { document: back } = readMarkdown(markdown)
        expect({ markdown, document: back }).toEqual({ markdown, document: normalForm(given) })
      }),
      { seed, numRuns: Math.ceil(numRuns / 4) },
    )
  })

  test('settles a document once: its normal form is its own normal form', () => {
    fc.assert(
      fc.property(document, (given: DocumentJson) => {
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
        for (const name of ['title', 'subtitle', 'number', 'date', 'slug', 'language', 'canonicalAddress'] as const) {
          const value = given[name]
          expect(read.fields[name]).toBe(typeof value === 'string' ? storableText(value) : value)
        }
        expect(writeMarkdown(read.fields, read.document)).toBe(markdown)
      }),
      { seed, numRuns },
    )
  })
})

/** One paragraph of marked pieces, read back. */
function throughMarkdown(...content: InlineJson[]): { markdown: string; back: BlockJson[] } {
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
