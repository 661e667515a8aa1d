import { describe, expect, test } from 'vitest'
import type { RenderingContext } from './context.ts'
import { fixtureContext } from './fixtures/context.ts'
import { fixture } from './fixtures/document.ts'
import type { BlockJson, DocumentJson, InlineJson, MarkJson, ParagraphJson, TableJson } from './schema.ts'
import { renderText, textDocument } from './text.ts'

const context: RenderingContext = {
  address: 'https://letters.example.org',
  issueAddress: 'https://letters.example.org/issues/twelve',
  language: 'en',
}

function text(words: string, ...marks: MarkJson[]): InlineJson {
  return { type: 'text', text: words, ...(marks.length > 0 && { marks }) }
}

function paragraph(...content: InlineJson[]): ParagraphJson {
  return { type: 'paragraph', content }
}

function link(href: string): MarkJson {
  return { type: 'link', attrs: { href, title: null } }
}

function written(...content: DocumentJson['content']): string {
  return renderText({ type: 'doc', content }, context)
}

function lettered(...content: BlockJson[]): string {
  return written(...content).split(/\n\n-{40}\n/)[0] ?? ''
}

function table(...rows: string[][]): TableJson {
  return {
    type: 'table',
    content: rows.map((cells, row) => ({
      type: 'tableRow',
      content: cells.map((words) => ({
        type: row === 0 ? ('tableHeader' as const) : ('tableCell' as const),
        attrs: { colspan: 1 as const, rowspan: 1 as const, colwidth: null, align: null },
        content: [paragraph(text(words))] as [ParagraphJson],
      })),
    })),
  }
}

describe('The notes of a text', () => {
  test('are numbered as they come, each address once, and stand at the end under a line', () => {
    const lines = written(
      paragraph(text('One', link('https://a.example/')), text(' and '), text('two', link('/b'))),
      paragraph(text('One again', link('https://a.example/'))),
    )
    expect(lines).toBe(
      `One [1] and two [2]\n\nOne again [1]\n\n${'-'.repeat(40)}\n[1] https://a.example/\n[2] https://letters.example.org/b\n`,
    )
  })

  test('have every number that is called, and are whole addresses', () => {
    const [letter = '', notes = ''] = textDocument(
      { title: 'T', subtitle: '', number: 1, document: fixture },
      fixtureContext,
    ).split(`${'-'.repeat(40)}\n`)
    const called = [...letter.matchAll(/ \[(\d+)\]/g)].map(([, number]) => Number(number))
    const numbers = [...notes.matchAll(/^\[(\d+)\] https:\/\/\S+$/gm)].map(([, number]) => Number(number))
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
    expect([...new Set(called)]).toEqual(numbers)
  })

  test('are none for an address that stands there, or that is not safe', () => {
    const evil = 'java\nscript:alert(1)'
    const lines = written(
      paragraph(
        text('https://a.example', link('https://a.example')),
        text(' '),
        text('me@a.example', link('mailto:me@a.example')),
      ),
      paragraph(text('word', link(evil))),
      {
        type: 'item',
        attrs: { href: evil, citation: 'Cited' },
        content: [{ type: 'itemTitle', content: [{ type: 'text', text: 'Item' }] }],
      },
      { type: 'card', attrs: { href: evil, title: 'Card', description: null, site: null, image: evil } },
      { type: 'embed', attrs: { kind: 'audio', href: evil, title: 'Talk', author: null, image: evil } },
    )
    expect(lines).toBe('https://a.example me@a.example\n\nword\n\nItem\n----\nCited\n\n→ Card\n\n▶ Talk\n')
  })
})

describe('A text', () => {
  test('opens as its mail does', () => {
    const document: DocumentJson = { type: 'doc', content: [paragraph(text('So.'))] }
    const lines = textDocument(
      { title: '第十二期', subtitle: '副标题', number: 12, document },
      { ...fixtureContext, language: 'zh-Hans' },
    )
    expect(lines.split('\n\n')).toEqual([
      'Letters & more · 第 12 期',
      '========\n第十二期\n========',
      '副标题',
      '在网页上阅读 [1]',
      'So.',
      `${'-'.repeat(40)}\n[1] https://letters.example.org/issues/twelve\n`,
    ])
  })

  test('calls footnotes by raised numbers, apart from each other and from the notes of links', () => {
    const call = (label: string): InlineJson => ({ type: 'footnoteReference', attrs: { label } })
    const labels = Array.from({ length: 12 }, (_, index) => `n${index + 1}`)
    const lines = written(
      paragraph(text('x'), ...labels.map(call), text(' again'), call('n1')),
      ...labels.map((label) => ({
        type: 'footnote' as const,
        attrs: { label },
        content: [paragraph(text(`On ${label}.`)), paragraph(text('More.'))],
      })),
    )
    expect(lines).toContain('x¹,²,³,⁴,⁵,⁶,⁷,⁸,⁹,¹⁰,¹¹,¹² again¹')
    expect(lines).toContain('\n\nFootnotes\n---------\n\n¹ On n1.\n\n  More.\n\n² On n2.')
    expect(lines).toContain('¹² On n12.\n\n   More.')
  })

  test('raises and lowers what Unicode can, and says the rest', () => {
    const marked = (type: 'superscript' | 'subscript', words: string) =>
      lettered(paragraph(text('x'), text(words, { type })))
    expect(['2', '-10', 'n', 'st', 'k', 'n+k'].map((words) => marked('superscript', words))).toEqual([
      'x²\n',
      'x⁻¹⁰\n',
      'xⁿ\n',
      'xst\n',
      'x^k\n',
      'x^(n+k)\n',
    ])
    expect(['2', 'i', 'max'].map((words) => marked('subscript', words))).toEqual(['x₂\n', 'x_i\n', 'x_(max)\n'])
    expect(written(paragraph(text('x'), text('1', { type: 'superscript' }, link('https://a.example/'))))).toMatch(
      /^x¹ \[1\]\n/,
    )
  })

  test('sets a callout, details and a card apart, none of them like a quotation', () => {
    expect(lettered({ type: 'callout', attrs: { kind: 'note' }, content: [paragraph(text('Mind.'))] })).toBe(
      '| Note\n|\n| Mind.\n',
    )
    expect(
      lettered({
        type: 'details',
        content: [{ type: 'detailsSummary', content: [{ type: 'text', text: 'More' }] }, paragraph(text('Here.'))],
      }),
    ).toBe('+ More\n\n  Here.\n')
    const card = {
      href: 'https://a.example/x',
      title: 'A title',
      description: 'What it is.',
      site: 'A site',
      image: null,
    }
    expect(lettered({ type: 'card', attrs: card })).toBe('→ A title [1]\n  What it is.\n  A site')
  })

  test('underlines as wide as the words are, also in Chinese, Japanese and Korean', () => {
    const heading = (words: string): BlockJson => ({ type: 'heading', attrs: { level: 3 }, content: [text(words)] })
    expect(lettered(heading('日本語 abc'))).toBe('日本語 abc\n----------\n')
    expect(lettered(table(['名前', 'b'], ['x', 'longer']))).toBe('名前  b\n----  ------\nx     longer\n')
  })

  test('writes a table that is too wide row by row', () => {
    const long = 'a cell that goes on for quite a while, and then some more of it, to its end'
    expect(lettered(table(['Name', 'What'], ['One', long], ['Two', `${long}.`]))).toBe(
      `- Name: One\n  What: ${long}\n- Name: Two\n  What: ${long}.\n`,
    )
  })

  test('names a picture by what it shows, and one that is missing', () => {
    const unsaid = {
      title: null,
      width: null,
      height: null,
      href: null,
      size: 'text' as const,
      credit: null,
      creditHref: null,
    }
    const figure = (alt: string | null, language: string, picture?: RenderingContext['picture']) =>
      renderText(
        { type: 'doc', content: [{ type: 'figure', attrs: { ...unsaid, src: '/a.png', alt } }] },
        { ...context, language, ...(picture && { picture }) },
      ).split('\n')[0]
    expect(figure('A boat', 'en')).toBe('[Picture: A boat] [1]')
    expect(figure(null, 'ja')).toBe('[画像] [1]')
    expect(figure('Un bateau', 'fr')).toBe('[Image : Un bateau] [1]')
    expect(figure(null, 'en', () => 'missing')).toBe('[Picture missing: a.png]')
  })

  test('points a card the way its language runs', () => {
    const card: BlockJson = {
      type: 'card',
      attrs: { href: null, title: 'x', description: null, site: null, image: null },
    }
    expect(renderText({ type: 'doc', content: [card] }, { ...context, language: 'ar' })).toBe('← x\n')
  })

  test('leaves nothing behind where there is nothing to fill in', () => {
    expect(written({ type: 'contents' }, { type: 'pastIssues', attrs: { count: 5 } }, { type: 'aboutAuthor' })).toBe(
      '\n',
    )
  })
})
