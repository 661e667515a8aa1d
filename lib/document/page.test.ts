import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Picture, RenderingContext } from './context.ts'
import { arbitraryDocument } from './fixtures/arbitrary-document.ts'
import { fixtureContext } from './fixtures/context.ts'
import { fixture } from './fixtures/document.ts'
import { faultsIn } from './fixtures/html-faults.ts'
import { renderPage } from './page.ts'
import type { BlockJson, DocumentJson, FigureJson, FootnoteJson, ItemJson } from './schema.ts'

const context: RenderingContext = {
  address: 'https://letters.example',
  issueAddress: 'https://letters.example/issues/x',
  language: 'en',
}

function page(content: (BlockJson | FootnoteJson)[], given: Partial<RenderingContext> = {}): string {
  return renderPage({ type: 'doc', content }, { ...context, ...given })
}

function paragraph(text: string): BlockJson {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

function heading(level: 2 | 3 | 4, text: string): BlockJson {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] }
}

function item(title: string, attrs: Partial<ItemJson['attrs']>, ...blocks: BlockJson[]): ItemJson {
  return {
    type: 'item',
    attrs: { href: null, citation: null, ...attrs },
    content: [{ type: 'itemTitle', ...(title !== '' && { content: [{ type: 'text', text: title }] }) }, ...blocks],
  }
}

function figure(src: string, attrs: Partial<FigureJson['attrs']> = {}): FigureJson {
  const unsaid = { alt: null, title: null, width: null, height: null, href: null, credit: null, creditHref: null }
  return { type: 'figure', attrs: { ...unsaid, size: 'text', ...attrs, src } }
}

const wide: Picture = { width: 2000, height: 1000, narrower: [{ src: '/media/a-480.jpg', width: 480 }] }

describe('Headings and items', () => {
  test('have ids made of their words in any script, the same each time', () => {
    const content = [heading(2, '从文字到图像'), item('逢魔が時', {}), heading(2, 'عنوان'), item('逢魔が時', {})]
    const written = page(content)
    const ids = [...written.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toEqual(['从文字到图像', '逢魔が時', 'عنوان', '逢魔が時-2'])
    expect(page(content)).toBe(written)
  })

  test('never take the id of a footnote', () => {
    expect(page([heading(2, 'fn 1'), heading(2, 'Fnref-1-2')])).toContain('id="section-fn-1"')
    expect(page([heading(2, 'Fnref-1-2')])).toContain('id="section-fnref-1-2"')
  })

  test('an item has the level below the heading it follows, and its title is the link', () => {
    const written = page([heading(3, 'Section'), item('One', { href: 'https://www.example.org/one' })])
    expect(written).toContain(
      '<h4 class="item-title"><a href="https://www.example.org/one" data-printed="example.org/one">One</a></h4>',
    )
    expect(written).toContain('<p class="source">example.org</p>')
  })

  test('an item without a title shows its address, one without both has no heading', () => {
    const written = page([item('', { href: 'https://www.example.org/one' }), item('', { citation: 'A book' })])
    expect(written).toContain('<h2 class="item-title"><a href="https://www.example.org/one">example.org/one</a></h2>')
    expect(written.match(/<h2/g)).toHaveLength(1)
    expect(written).toContain('<p class="source">A book</p>')
  })

  test('a citation leads to the work, unless the title does', () => {
    const citation = 'Ramesh et al., [2102.12092]'
    const elsewhere = page([item('One', { href: 'https://example.org/', citation })])
    expect(elsewhere).toContain(
      'example.org · Ramesh et al., [<a href="https://arxiv.org/abs/2102.12092" data-printed="arxiv.org/abs/2102.12092">2102.12092</a>]',
    )
    const there = page([item('One', { href: 'https://arxiv.org/abs/2102.12092?context=cs', citation })])
    expect(there).toContain('<p class="source">arxiv.org · Ramesh et al., [2102.12092]</p>')
  })
})

describe('Pictures', () => {
  const known = { picture: (src: string) => (src === '/media/a.jpg' ? wide : null) }

  test('the first is loaded at once, the others when the reader comes near', () => {
    const images = page([figure('/1.png'), figure('/2.png'), figure('/3.png')]).match(/<img[^>]*>/g) ?? []
    expect(images.map((image) => /loading="(\w+)"/.exec(image)?.[1])).toEqual(['eager', 'lazy', 'lazy'])
    expect(images.map((image) => image.includes('fetchpriority="high"'))).toEqual([true, false, false])
  })

  test('have all their widths, and their size before they are loaded', () => {
    const written = page([figure('/media/a.jpg', { width: 1, height: 1 })], known)
    expect(written).toContain('srcset="/media/a-480.jpg 480w, /media/a.jpg 2000w" sizes="(')
    expect(written).toContain('width="2000" height="1000"')
    expect(page([figure('/b.jpg', { width: 30, height: 20 })], known)).toContain('width="30" height="20"')
    expect(page([figure('/b.jpg')], known)).not.toContain('srcset')
  })

  test('an address with a space or a comma does not break the list of widths', () => {
    const picture = () => ({ ...wide, narrower: [{ src: '/a, b.jpg 1w', width: 480 }] })
    expect(page([figure('/a b.jpg')], { picture })).not.toContain('srcset')
  })

  test('a description is written as the author wrote it, and none is none', () => {
    const alt = '港口 "at" <dawn> & more'
    expect(page([figure('/a.jpg', { alt })])).toContain('alt="港口 &quot;at&quot; &lt;dawn&gt; &amp; more"')
    expect(page([figure('/a.jpg')])).toContain('alt=""')
  })

  test('a link around a picture without a description is named by its caption, or by where it leads', () => {
    const linked = figure('/a.jpg', { href: 'https://www.example.org/a' })
    expect(page([linked])).toContain(
      '<a href="https://www.example.org/a" aria-label="example.org" data-printed="example.org/a">',
    )
    const captioned = { ...linked, content: [{ type: 'text' as const, text: 'At dawn' }] }
    expect(page([captioned])).toContain('aria-label="At dawn"')
    expect(page([figure('/a.jpg', { href: 'https://example.org/', alt: 'A' })])).not.toContain('aria-label')
  })

  test('a figure without its picture keeps its caption and its credit', () => {
    const written = page([figure('/a.jpg', { credit: 'Ada' })], { picture: () => 'missing' })
    expect(written).toContain('Picture missing: a.jpg')
    expect(written).toContain('<span class="credit">Ada</span>')
    expect(written).not.toContain('<img')
  })

  test('a card and an embed without their picture show no gap', () => {
    const card: BlockJson = {
      type: 'card',
      attrs: { href: 'https://example.org/', title: 'A', description: null, site: null, image: '/gone.png' },
    }
    const embed: BlockJson = {
      type: 'embed',
      attrs: { kind: 'video', href: 'https://example.org/', title: 'B', author: null, image: '/gone.png' },
    }
    expect(page([card, embed], { picture: () => 'missing' })).not.toMatch(/img|missing|embed-picture/i)
  })

  test('a picture alone in a link with a title is a figure', () => {
    const written = page([
      {
        type: 'paragraph',
        content: [
          {
            type: 'image',
            attrs: { src: '/a.jpg', alt: 'A', title: null, width: null, height: null },
            marks: [{ type: 'link', attrs: { href: '/b', title: 'B' } }],
          },
        ],
      },
    ])
    expect(written).toMatch(/^<figure><a href="\/b" title="B"><img [^>]*><\/a><\/figure>$/)
  })
})

describe('Footnotes', () => {
  const reference = { type: 'footnoteReference' as const, attrs: { label: 'a' } }
  const note: FootnoteJson = { type: 'footnote', attrs: { label: 'A' }, content: [paragraph('Said below.')] }

  test('called twice have two ids, and a way back to each', () => {
    const written = page([
      { type: 'paragraph', content: [reference] },
      { type: 'paragraph', content: [reference] },
      note,
    ])
    expect(written).toContain('<sup><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup>')
    expect(written).toContain('<sup><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup>')
    expect(written).toContain('<a href="#fnref-1" role="doc-backlink" aria-label="Back to the text">↩︎</a>')
    expect(written).toContain('<a href="#fnref-1-2" role="doc-backlink" aria-label="Back to the text (2)">')
  })

  test('never called have no way back', () => {
    expect(page([paragraph('Text.'), note])).toContain('<li id="fn-1">\n<p>Said below.</p>\n</li>')
  })

  test('without a paragraph have their way back below', () => {
    const code: BlockJson = { type: 'codeBlock', attrs: { language: null } }
    const written = page([
      { type: 'paragraph', content: [reference] },
      { ...note, content: [code] },
    ])
    expect(written).toMatch(/<\/pre>\n<p><a href="#fnref-1"[^>]*>↩︎<\/a><\/p>\n<\/li>/)
  })

  test('side by side are two numbers, not one', () => {
    const other = { ...reference, attrs: { label: 'b' } }
    const notes = [note, { ...note, attrs: { label: 'b' } }]
    const written = page([{ type: 'paragraph', content: [reference, other] }, ...notes])
    expect(written).toMatch(/>1<\/a><\/sup><sup>, <a /)
  })
})

describe('Tables', () => {
  test('name their columns and their rows, and an empty corner names nothing', () => {
    const written = renderPage(fixture, fixtureContext)
    expect(written).toContain('<tr><td></td><th scope="col" class="align-right">2020</th>')
    expect(written).toContain('<tr><th scope="row">Readers</th><td class="align-right">7</td>')
  })
})

describe('What is filled in by itself', () => {
  test('the contents list headings down to the third level and the items below them', () => {
    const content: BlockJson[] = [
      { type: 'contents' },
      heading(2, 'One'),
      heading(3, 'Two'),
      heading(4, 'Too deep'),
      item('Item', { href: 'https://example.org/' }),
    ]
    const written = page(content)
    expect(written).toContain('<nav class="contents automatic" aria-label="In this issue">')
    expect(written).toMatch(
      /href="#one">One<\/a>\n<ul>\n<li><a href="#two">Two<\/a>\n<ul>\n<li><a href="#item">Item<\/a>/,
    )
    expect(written).not.toContain('href="#too-deep"')
  })

  test('is left out when there is nothing to fill it with', () => {
    const empty: BlockJson[] = [
      { type: 'contents' },
      { type: 'pastIssues', attrs: { count: 3 } },
      { type: 'aboutAuthor' },
    ]
    expect(page([paragraph('Text.'), ...empty])).toBe('<p>Text.</p>')
  })

  test('past issues are as many as the author asked for, after what the author put there', () => {
    const own = paragraph('See also:')
    const written = page([{ type: 'pastIssues', attrs: { count: 1 }, content: [own] }], fixtureContext)
    expect(written).toContain('<p>See also:</p>\n<p class="label">Past issues</p>')
    expect(written.match(/<li>/g)).toHaveLength(1)
    expect(written).toContain(
      '<a href="/issues/a-map">A &quot;map&quot; for one person</a> <span>Issue 11 · 12 March 2021</span>',
    )
    expect(page([{ type: 'pastIssues', attrs: { count: 1 }, content: [own] }])).not.toContain('label')
  })

  test('speaks the language of the issue', () => {
    const written = page([{ type: 'contents' }, heading(2, '标题'), { type: 'subscribe' }], { language: 'zh-Hans' })
    expect(written).toContain('aria-label="本期目录"')
    expect(written).toContain('<a href="/feed">用订阅阅读器接收下一期</a>')
  })
})

test('Words in another language say so, and which way they run where that differs', () => {
  const words = (lang: string) =>
    page([
      { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'language', attrs: { lang } }] }] },
    ])
  expect(words('ja')).toBe('<p><span lang="ja">x</span></p>')
  expect(words('ar')).toBe('<p><span lang="ar" dir="rtl">x</span></p>')
})

test('A formula that can’t be read, and code in an unknown language, are shown as they were written', () => {
  const content: BlockJson[] = [
    { type: 'paragraph', content: [{ type: 'inlineMath', attrs: { latex: '\\nope<b>' } }] },
    { type: 'blockMath', attrs: { latex: '\\frac{' } },
    { type: 'codeBlock', attrs: { language: 'klingon' }, content: [{ type: 'text', text: 'a < "b"' }] },
  ]
  expect(page(content)).toBe(
    [
      '<p><code>\\nope&lt;b&gt;</code></p>',
      '<pre tabindex="0"><code>\\frac{</code></pre>',
      '<pre tabindex="0"><code class="language-klingon">a &lt; &quot;b&quot;</code></pre>',
    ].join('\n'),
  )
})

describe('Whatever a document holds', () => {
  const allowed = /^(?:https?:\/\/|mailto:|tel:|[^:]*$|[^:]*[/?#])/i

  test('its page is HTML without a fault, ids are given once, and no address or attribute is unsafe', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const written = renderPage(document, {
          ...fixtureContext,
          picture: (src) => (src.length % 2 ? wide : 'missing'),
        })
        expect(faultsIn(written)).toEqual([])
        const ids = [...written.matchAll(/<[^>]* id="([^"]*)"/g)].map(([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const [, address = ''] of written.matchAll(/<[^>]* (?:href|src)="([^"]*)"/g))
          expect(address).toMatch(allowed)
        expect(written).not.toMatch(/<[^>]* (?:style|on\w+)=|<(?:script|style|iframe|object|embed|link|meta)[\s>]/i)
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})

test('An unsafe address reaches the page from no attribute there is', () => {
  const evil = 'javascript:alert(1)'
  const document = {
    type: 'doc',
    content: [
      { ...item('Item', { href: evil, citation: evil }) },
      { ...figure('/a.jpg', { href: evil, credit: 'Credit', creditHref: evil }) },
      { ...figure(evil, { alt: 'Figure' }) },
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
  const picture = (): Picture => ({ width: 9, height: 9, narrower: [{ src: evil, width: 5 }] })
  const written = renderPage(document, { ...context, publication, picture })
  for (const words of ['Item', 'Credit', 'Figure', 'Card', 'Video', 'Post', 'Past']) expect(written).toContain(words)
  expect(written).not.toMatch(/(?:href|src|srcset)="[^"]*alert/)
})
