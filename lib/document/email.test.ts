import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { RenderingContext } from './context.ts'
import { emailDocument } from './email-document.ts'
import { clippedFrom, emailSize } from './email-size.ts'
import { renderEmail } from './email.ts'
import { arbitraryDocument } from './fixtures/arbitrary-document.ts'
import { fixtureContext } from './fixtures/context.ts'
import { fixture } from './fixtures/document.ts'
import type { BlockJson, DocumentJson, FigureJson, InlineJson, MarkJson, ParagraphJson } from './schema.ts'

const context: RenderingContext = {
  address: 'https://letters.example.org',
  issueAddress: 'https://letters.example.org/issues/twelve',
  language: 'en',
}

const issue = { title: 'Twelve', subtitle: 'Of <anything>', number: 12, document: fixture }

function doc(...content: DocumentJson['content']): DocumentJson {
  return { type: 'doc', content }
}

function text(words: string, ...marks: MarkJson[]): InlineJson {
  return { type: 'text', text: words, ...(marks.length > 0 && { marks }) }
}

function paragraph(...content: InlineJson[]): ParagraphJson {
  return { type: 'paragraph', content }
}

function figure(attrs: Partial<FigureJson['attrs']> & { src: string }): FigureJson {
  const unsaid = { alt: null, title: null, width: null, height: null, href: null, credit: null, creditHref: null }
  return { type: 'figure', attrs: { ...unsaid, size: 'text', ...attrs } }
}

function written(block: BlockJson, within: Partial<RenderingContext> = {}): string {
  return renderEmail(doc(block), { ...context, ...within })
}

const addresses = (html: string) => [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address)
const images = (html: string) => [...html.matchAll(/<img [^>]*>/g)].map(([image]) => image)

describe('A mail', () => {
  test('has one style sheet in its head, and no script, form, frame or other file', () => {
    const html = emailDocument(issue, fixtureContext)
    expect(html.match(/<style/g)).toHaveLength(1)
    expect(html.indexOf('<style')).toBeLessThan(html.indexOf('</head>'))
    expect(html).not.toMatch(
      /<(?:script|form|input|button|iframe|object|video|audio|svg|link|base)\b|@import|url\(|\son\w+=/i,
    )
  })

  test('has no address that depends on where it is read', () => {
    for (const language of ['en', 'ar', 'zh-Hans']) {
      for (const address of addresses(emailDocument(issue, { ...fixtureContext, language })))
        expect(address).toMatch(/^(?:https:\/\/|mailto:)/)
    }
  })

  test('opens with the newsletter, the number, the title, the subtitle and where to read it', () => {
    const html = emailDocument(issue, { ...fixtureContext, language: 'de' })
    const words = html
      .slice(html.indexOf('<td'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(words).toMatch(/^ Letters &amp; more · Ausgabe 12 Twelve Of &lt;anything&gt; Im Web lesen Plain/)
    expect(html).toContain('<a href="https://letters.example.org/issues/twelve"')
    expect(html).toContain('<title>Twelve</title>')
  })

  test('shows lists of mails its subtitle, or else its first words', () => {
    const shown = (subtitle: string, document: DocumentJson) =>
      /<div style="display:none[^>]*>([^<]*)/
        .exec(emailDocument({ ...issue, subtitle, document }, context))?.[1]
        ?.split('\u034F')[0]
    const letter = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('News')] },
      paragraph(text('It <began> so.')),
    )
    expect(shown('In short', letter)).toBe('In short')
    expect(shown('', letter)).toBe('It &lt;began&gt; so.')
    expect(shown('', doc({ type: 'horizontalRule' }))).toBeUndefined()
  })

  test('is in its language and runs in its direction, also where a mail program takes the outermost elements away', () => {
    const html = emailDocument(issue, { ...fixtureContext, language: 'ar' })
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('<div lang="ar" dir="rtl">')
    expect(html).toContain('text-align:right')
  })

  test('is dark where its reader has it dark, without a colour that only one of both can carry', () => {
    const html = emailDocument(issue, fixtureContext)
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('@media (prefers-color-scheme: dark)')
    expect(html).not.toMatch(/color:(?:#000|#fff|black|white)\b/i)
  })

  test('is written for programs that drop a whole style sheet for what they can’t read', () => {
    const sheet = /<style>([\s\S]*)<\/style>/.exec(emailDocument(issue, fixtureContext))?.[1] ?? ''
    expect(sheet).not.toMatch(/\/\*|[^ ]!important|\[/)
    expect(sheet.length).toBeLessThan(8192)
  })
})

describe('What comes from a document', () => {
  test('is never markup, and an unsafe address in any of its attributes leads nowhere', () => {
    const bad = 'java\nscript:alert(1)'
    const tricky = '"><script>alert(2)</script>'
    const document = doc(
      {
        type: 'item',
        attrs: { href: bad, citation: tricky },
        content: [{ type: 'itemTitle', content: [{ type: 'text', text: tricky }] }],
      },
      { type: 'card', attrs: { href: bad, title: tricky, description: tricky, site: tricky, image: bad } },
      figure({
        src: 'https://example.org/a.png',
        alt: tricky,
        title: tricky,
        href: bad,
        credit: tricky,
        creditHref: bad,
      }),
      figure({ src: bad, alt: 'Only words' }),
      { type: 'embed', attrs: { kind: 'video', href: bad, title: tricky, author: tricky, image: bad } },
      {
        type: 'details',
        content: [{ type: 'detailsSummary', content: [{ type: 'text', text: tricky }] }, paragraph(text('x'))],
      },
      { type: 'blockMath', attrs: { latex: tricky } },
      paragraph(
        { type: 'inlineMath', attrs: { latex: tricky } },
        text('word', { type: 'language', attrs: { lang: tricky } }),
      ),
      { type: 'pastIssues', attrs: { count: 5 } },
      { type: 'aboutAuthor' },
    )
    const publication = {
      title: tricky,
      author: { name: tricky, about: tricky },
      pastIssues: [{ title: tricky, number: 1, date: tricky, path: bad }],
    }
    const html = emailDocument({ ...issue, title: tricky, subtitle: tricky, document }, { ...context, publication })
    expect(html).not.toMatch(/<script|java\s*script/i)
    expect(html).toContain('Only words')
  })

  test('numbers its footnotes, calls one as often as the text does, and leads to the page', () => {
    const call = (label: string): InlineJson => ({ type: 'footnoteReference', attrs: { label } })
    const html = renderEmail(
      doc(
        paragraph(text('One'), call('b'), text(', two'), call('a'), call('b'), text('.')),
        { type: 'footnote', attrs: { label: 'a' }, content: [paragraph(text('The second.'))] },
        { type: 'footnote', attrs: { label: 'b' }, content: [paragraph(text('The first.'))] },
      ),
      context,
    )
    expect(addresses(html)).toEqual(['1', '2', '1'].map((number) => `${context.issueAddress}#fn-${number}`))
    expect(html.replace(/<[^>]*>/g, '')).toContain('One1, two2, 1.')
    expect(html.indexOf('The first.')).toBeLessThan(html.indexOf('The second.'))
  })

  test('says where an item comes from, and links the work that its citation names', () => {
    const html = written({
      type: 'item',
      attrs: { href: 'https://www.example.org/a?b', citation: 'Doe, arXiv:2102.12092, 2021' },
      content: [{ type: 'itemTitle', content: [{ type: 'text', text: 'A title' }] }, paragraph(text('A word on it.'))],
    })
    expect(html).toMatch(/<h2[^>]*><a href="https:\/\/www\.example\.org\/a\?b"[^>]*>A title<\/a><\/h2>/)
    expect(html).toMatch(
      /example\.org · Doe, <a href="https:\/\/arxiv\.org\/abs\/2102\.12092"[^>]*>arXiv:2102\.12092<\/a>, 2021/,
    )
  })

  test('stands in a list of contents as links to the page', () => {
    const html = renderEmail(fixture, fixtureContext)
    expect(addresses(html)).toContain(`${context.issueAddress}#the-same-2`)
  })

  test('is filled in where it fills itself in, and leaves nothing behind where there is nothing', () => {
    const empty = doc({ type: 'contents' }, { type: 'pastIssues', attrs: { count: 5 } }, { type: 'aboutAuthor' })
    expect(renderEmail(empty, context)).toBe('')
    const filled = renderEmail(doc({ type: 'pastIssues', attrs: { count: 2 } }, { type: 'subscribe' }), fixtureContext)
    expect(addresses(filled)).toEqual(
      ['issues/a-map', 'issues/without', 'feed'].map((path) => `https://letters.example.org/${path}`),
    )
  })

  test('names its kind where it is a callout of one', () => {
    const callout = (kind: 'tip' | null) =>
      written({ type: 'callout', attrs: { kind }, content: [paragraph(text('x'))] })
    expect(callout('tip')).toContain('>Tip</p>')
    expect(callout(null)).not.toContain('Tip')
  })

  test('names rows and columns of tables for who can’t see them', () => {
    const html = renderEmail(fixture, context)
    expect(html).toContain('<th scope="row"')
    expect(html).toContain('<th scope="col"')
  })
})

test('Whatever a document holds, its mail is well formed, with whole addresses and no link within a link', () => {
  const property = fc.property(arbitraryDocument, fc.constantFrom('en', 'ar', 'ja'), (document, language) => {
    const html = emailDocument({ ...issue, document }, { ...fixtureContext, language })
    for (const address of addresses(html)) expect(address).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i)
    expect(html).not.toMatch(/<a [^>]*>(?:(?!<\/a>)[^])*<a /)
    expect(() => readAsXml(html.slice(html.indexOf('<body')).replace('</html>', ''))).not.toThrow()
  })
  fc.assert(property, { numRuns: 100 })
}, 60_000)

/** @throws Error where an element is not closed, or an attribute is broken. */
function readAsXml(html: string): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  // What XML wants otherwise than HTML: void elements closed, and no controls.
  parser.write(html.replace(/<(?:img|br|hr)\b[^>]*/g, '$&/').replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')).close()
}

describe('Pictures', () => {
  test('have a width of 600 pixels at most, a description, and fit a phone', () => {
    for (const image of images(renderEmail(fixture, fixtureContext))) {
      expect(Number(/ width="(\d+)"/.exec(image)?.[1])).toBeLessThanOrEqual(600)
      expect(image).toMatch(/ alt="[^"]*"/)
      expect(image).toMatch(/max-width:100%;height:auto/)
    }
  })

  test('are as large as they are, and come no heavier than a phone can show', () => {
    const [image = ''] = images(written(figure({ src: '/media/harbour.jpg' }), fixtureContext))
    expect(image).toContain('src="https://letters.example.org/media/harbour-1600.jpg" alt="" width="600" height="400"')
    const small = () => ({ width: 300, height: 100, narrower: [] })
    expect(images(written(figure({ src: '/a.png' }), { picture: small }))[0]).toContain('width="300" height="100"')
    const dense = { src: '/a.png', width: 200 }
    expect(images(written(figure(dense), fixtureContext))[0]).toContain('width="200"')
    const onePixelHigh = () => ({ width: 5000, height: 1, narrower: [] })
    expect(images(written(figure({ src: '/a.png' }), { picture: onePixelHigh }))[0]).toContain('width="600" height="1"')
  })

  test('of which nothing is known are as large as they are, but no wider than the mail', () => {
    const [image = ''] = images(written(figure({ src: 'https://example.org/a.png' })))
    expect(image).toContain('width="600"')
    expect(image).toContain('width:auto;max-width:100%')
  })

  test('that are missing are named in a figure, and left out where they only adorn', () => {
    const picture = () => 'missing' as const
    const gap = written(figure({ src: 'img/gone.png', href: 'https://example.org' }), { picture })
    expect(gap).toContain('Picture missing: gone.png')
    const card = { href: 'https://example.org/', title: 'A title', description: null, site: null, image: '/gone.png' }
    expect(written({ type: 'card', attrs: card }, { picture })).toContain('A title')
    for (const html of [gap, written({ type: 'card', attrs: card }, { picture })]) expect(images(html)).toEqual([])
  })
})

describe('Scripts and languages', () => {
  test('Chinese, Japanese and Korean stand upright, also in a letter in English', () => {
    const italic = (words: string, language: string) =>
      written(paragraph(text(words, { type: 'italic' })), { language })
    expect(italic('强调', 'zh-Hans')).toContain('font-style:normal;font-weight:600')
    expect(italic('強調', 'en')).toContain('font-style:normal;font-weight:600')
    expect(italic('stress', 'en')).toContain('<em>stress</em>')
  })

  test('words in another language say so, and run their own way', () => {
    const html = written(paragraph(text('כן', { type: 'language', attrs: { lang: 'he' } })))
    expect(html).toContain('<span lang="he" dir="rtl">כן</span>')
  })

  test('what begins at the left begins at the right where the language does, but code does not', () => {
    const html = renderEmail(fixture, { ...fixtureContext, language: 'he' })
    expect(html).not.toContain('border-left')
    expect(html).toContain('border-right:3px')
    expect(html).toContain('margin:0 24px 16px 0')
    expect(html).toContain('<table role="presentation" dir="rtl"')
    expect(html.match(/<pre /g)).toEqual(html.match(/<pre (?=dir="ltr")/g))
  })
})

describe('The size of a mail', () => {
  test('is counted in bytes of UTF-8, and known to be too large for Gmail', () => {
    expect(emailSize('é字')).toEqual({ bytes: 5, isClipped: false })
    expect(emailSize('a'.repeat(clippedFrom)).isClipped).toBe(false)
    expect(emailSize('a'.repeat(clippedFrom + 1)).isClipped).toBe(true)
  })
})
