import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RenderingContext } from './context.ts'
import { renderFeed } from './feed.ts'
import { arbitraryDocument } from './fixtures/arbitrary-document.ts'
import { fixtureContext } from './fixtures/context.ts'
import { fixture } from './fixtures/document.ts'
import { faultsIn } from './fixtures/html-faults.ts'
import type { BlockJson, DocumentJson, FootnoteJson } from './schema.ts'

const context: RenderingContext = {
  address: 'https://letters.example',
  issueAddress: 'https://letters.example/issues/x',
  language: 'en',
}

function feed(content: (BlockJson | FootnoteJson)[], given: Partial<RenderingContext> = {}): string {
  return renderFeed({ type: 'doc', content }, { ...context, ...given })
}

function paragraph(text: string): BlockJson {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

describe('The entry of a feed', () => {
  test('has nothing that feed readers take out, and no id but those of footnotes', () => {
    const written = renderFeed(fixture, fixtureContext)
    expect(written).not.toMatch(/<[^>]* (?:class|style|role|srcset|loading|on\w+)=/)
    expect(written).not.toMatch(/<(?:script|style|input|label|details|summary|math|iframe|nav|section|aside)[\s>]/)
    for (const [, id = ''] of written.matchAll(/<[^>]* id="([^"]*)"/g)) expect(id).toMatch(/^fn(?:ref)?-/)
  })

  test('is HTML without a fault and without a relative or unsafe address, whatever the document holds', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const written = renderFeed(document, fixtureContext)
        expect(faultsIn(written)).toEqual([])
        for (const [, address = ''] of written.matchAll(/<[^>]* (?:href|src)="([^"]*)"/g)) {
          expect(address).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i)
        }
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  test('has footnotes that lead to the page where the reader’s program keeps no ids', () => {
    const reference = { type: 'footnoteReference' as const, attrs: { label: 'a' } }
    const note: FootnoteJson = { type: 'footnote', attrs: { label: 'a' }, content: [paragraph('Below.')] }
    const written = feed([{ type: 'paragraph', content: [reference] }, note])
    expect(written).toContain('<sup><a href="https://letters.example/issues/x#fn-1" id="fnref-1">1</a></sup>')
    expect(written).toContain(
      '<li id="fn-1">\n<p>Below. <a href="https://letters.example/issues/x#fnref-1">↩︎</a></p>\n</li>',
    )
  })

  test('leads from its contents to the headings of the page', () => {
    const heading: BlockJson = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '标题' }] }
    expect(feed([{ type: 'contents' }, heading], { language: 'zh-Hans' })).toBe(
      `<p><strong>本期目录</strong></p>\n<ul>\n<li><a href="https://letters.example/issues/x#${encodeURI('标题')}">标题</a></li>\n</ul>\n<h2>标题</h2>`,
    )
  })

  test('says what is above a callout, and shows what unfolds', () => {
    const details: BlockJson = {
      type: 'details',
      content: [{ type: 'detailsSummary', content: [{ type: 'text', text: 'More' }] }, paragraph('Unfolded.')],
    }
    expect(feed([{ type: 'callout', attrs: { kind: 'tip' }, content: [paragraph('Do.')] }, details])).toBe(
      '<blockquote>\n<p><strong>Tip</strong></p>\n<p>Do.</p>\n</blockquote>\n<p><strong>More</strong></p>\n<p>Unfolded.</p>',
    )
  })

  test('has formulas in TeX', () => {
    const inline: BlockJson = { type: 'paragraph', content: [{ type: 'inlineMath', attrs: { latex: 'x^2 < 1' } }] }
    expect(feed([inline])).toBe('<p><code>x^2 &lt; 1</code></p>')
  })

  test('describes a picture as the author did', () => {
    const attrs = { src: '/a.png', alt: '港口', title: null, width: 3, height: 2, href: null, size: 'text' as const }
    expect(feed([{ type: 'figure', attrs: { ...attrs, credit: 'Ada', creditHref: '/ada' } }])).toBe(
      '<figure>\n<img src="https://letters.example/a.png" alt="港口" width="3" height="2">\n<figcaption><small><a href="https://letters.example/ada">Ada</a></small></figcaption>\n</figure>',
    )
  })
})

test('An unsafe address reaches the feed from no attribute there is', () => {
  const evil = 'javascript:alert(1)'
  const figure = { alt: null, title: null, width: null, height: null, size: 'text', href: evil, creditHref: evil }
  const document = {
    type: 'doc',
    content: [
      {
        type: 'item',
        attrs: { href: evil, citation: evil },
        content: [{ type: 'itemTitle', content: [{ type: 'text', text: 'Item' }] }],
      },
      { type: 'figure', attrs: { ...figure, src: '/a.jpg', credit: 'Credit' } },
      { type: 'figure', attrs: { ...figure, src: evil, alt: 'Figure', credit: null } },
      { type: 'card', attrs: { href: evil, title: 'Card', description: null, site: null, image: evil } },
      { type: 'embed', attrs: { kind: 'video', href: evil, title: 'Video', author: null, image: evil } },
      { type: 'embed', attrs: { kind: 'post', href: evil, title: 'Post', author: 'Who', image: evil } },
      { type: 'pastIssues', attrs: { count: 1 } },
    ],
  } as DocumentJson
  const publication = {
    title: '',
    author: { name: '', about: '' },
    pastIssues: [{ title: 'Past', number: null, date: '', path: evil }],
  }
  const written = renderFeed(document, { ...context, publication })
  for (const words of ['Item', 'Credit', 'Figure', 'Card', 'Video', 'Post', 'Past']) expect(written).toContain(words)
  expect(written).not.toMatch(/(?:href|src)="[^"]*alert/)
})
