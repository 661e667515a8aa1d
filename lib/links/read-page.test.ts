import { describe, expect, it } from 'vitest'
import { decodePage } from './decode-page.ts'
import { describePage } from './describe-page.ts'
import { plainWords } from './plain-words.ts'
import { readPage } from './read-page.ts'

/** What a card says of a page with something in its head. */
function described(head: string, address = 'https://www.example.org/a/page') {
  const page = readPage(Buffer.from(`<!doctype html><html><head>${head}</head><body></body></html>`), {})
  return describePage(page, address, address)
}

const cardOf = (head: string, address?: string) => described(head, address).card
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`
const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('the words of a page', () => {
  it.each([
    ['utf-8', '<title>Café 世界 🌍</title>', undefined],
    ['utf-8', '\ufeff<title>Café 世界 🌍</title>', 'text/html; charset=windows-1252'],
    ['utf-16le', '\ufeff<title>Café 世界 🌍</title>', 'text/html'],
  ] as const)('are read in %s', (encoding, html, type) => {
    const bytes = encoding === 'utf-16le' ? Buffer.from(html, 'utf16le') : Buffer.from(html)
    expect(decodePage(bytes, type)).toContain('<title>Café 世界 🌍</title>')
  })

  const chinese = Buffer.from([0xca, 0xc0, 0xbd, 0xe7])
  const japanese = Buffer.from([0x90, 0xa2, 0x8a, 0x45])
  const around = (start: string, words: Buffer) => Buffer.concat([Buffer.from(start), words])

  it.each([
    ['the header, in capitals and quotes', chinese, 'text/html; Charset="GB18030"', ''],
    ['a meta element', chinese, 'text/html', '<meta charset=gb2312>'],
    [
      'an older meta element',
      japanese,
      'text/html',
      '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
    ],
    ['the header before the page', japanese, 'text/html;charset=shift_jis', '<meta charset="utf-8">'],
    ['the declaration of XHTML', japanese, 'application/xhtml+xml', '<?xml version="1.0" encoding="Shift_JIS"?>'],
    [
      'the meta element, where nobody knows what the header says',
      chinese,
      'text/html; charset=klingon',
      '<meta charset="gbk">',
    ],
    ['the meta element that is no comment', chinese, undefined, '<!-- <meta charset="utf-8"> --><meta charset="gbk">'],
  ])('are read in the encoding that is said by %s', (_, words, type, start) => {
    expect(decodePage(around(start, words), type)).toBe(`${start}世界`)
  })

  it('are taken for Windows-1252 where nothing is said and they can’t be UTF-8', () => {
    expect(decodePage(Buffer.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]), undefined)).toBe('“café”')
  })

  it.each([
    ['  One\n\t two&nbsp;three ', 'One two three'],
    ['Fish &amp; chips', 'Fish & chips'],
    ['Fish &amp;amp;amp; chips', 'Fish & chips'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<b>Bold</b> words', 'Bold words'],
    ['&lt;b&gt;Bold&lt;/b&gt; words', 'Bold words'],
    ['&amp;lt;b&amp;gt;Bold&amp;lt;/b&amp;gt; words', 'Bold words'],
    ['Before<script>alert(1)</script> after', 'Before after'],
    ['&amp;amp;amp;amp;amp;lt;script&amp;amp;amp;amp;amp;gt;', 'amp;lt;script amp;gt;'],
    ['<img src=x onerror=alert(1)>Words', 'Words'],
    ['unfinished <img src=x onerror=', 'unfinished'],
    ['\u202eevil\u202c\u0000 words\u2028here', 'evil words here'],
    ['家族\u200d👨‍👩‍👧 نص', '家族\u200d👨‍👩‍👧 نص'],
    ['<br><br>', null],
    ['', null],
  ])('are plain text in one line: %j', (said, plain) => {
    expect(plainWords(said, 300)).toBe(plain)
  })

  it('are cut between words and never within a character', () => {
    expect(plainWords('One two three four five', 14)).toBe('One two…')
    expect(plainWords('👨‍👩‍👧'.repeat(40), 20)).toBe(`${'👨‍👩‍👧'.repeat(2)}…`)
    expect(plainWords('字'.repeat(500), 300)).toHaveLength(300)
  })

  it('are read from the head alone where the rest is too much', () => {
    const page = readPage(Buffer.from(`<head><title>Deep</title></head><body>${'<div>'.repeat(500)}`), {})
    expect(describePage(page, 'https://example.org/', 'https://example.org/').card.title).toBe('Deep')
    expect(readPage(Buffer.from('<p>'.repeat(200_000)), {})).toBeDefined()
  })
})

describe('a card', () => {
  it('says what the page says for this purpose, before what it says to everybody', () => {
    expect(
      cardOf(
        meta('og:title', 'The title') +
          meta('og:description', 'The description') +
          meta('og:site_name', 'The site') +
          '<title>The title | The site</title><meta name="description" content="For search engines">',
      ),
    ).toMatchObject({
      title: 'The title',
      description: 'The description',
      site: 'The site',
      authors: [],
      citation: null,
    })
  })

  it('is content with a title', () => {
    expect(cardOf('<title>Tom &amp; Jerry &#x1F600;</title>')).toMatchObject({
      title: 'Tom & Jerry 😀',
      description: null,
      site: 'example.org',
    })
  })

  it('passes over fields that say nothing', () => {
    expect(cardOf(`${meta('og:title', ' ')}${meta('twitter:title', '&lt;br&gt;')}<title>Words</title>`).title).toBe(
      'Words',
    )
  })

  it('reads JSON-LD, also in a graph, a list and with several types', () => {
    const article = {
      '@type': ['Thing', 'NewsArticle'],
      headline: 'The <em>headline</em>',
      description: 'What it is about',
      author: [{ name: 'Ada Lovelace' }, 'Grace Hopper', { name: null }],
      publisher: { '@type': 'Organization', name: 'The Paper' },
      image: [{ url: '/a.jpg' }, 'b.jpg'],
    }
    const graph = {
      '@graph': [{ '@type': 'Organization', name: 'The Paper' }, { '@type': 'WebPage', name: 'Page' }, article],
    }
    for (const value of [article, [article], graph, { '@type': 'WebPage', mainEntity: article }]) {
      const { card, pictures } = described(jsonLd(value))
      expect(card).toMatchObject({
        title: 'The headline',
        description: 'What it is about',
        site: 'The Paper',
        authors: ['Ada Lovelace', 'Grace Hopper'],
      })
      expect(pictures).toEqual(['https://www.example.org/a.jpg', 'https://www.example.org/a/b.jpg'])
    }
  })

  it.each([
    ['no JSON', '<script type="application/ld+json">{</script>'],
    ['nothing', jsonLd(null)],
    ['numbers', jsonLd({ '@type': 'Article', headline: 1, author: 2, image: 3 })],
    ['depth', `<script type="application/ld+json">${'['.repeat(5000)}${']'.repeat(5000)}</script>`],
  ])('is not led astray by %s', (_, head) => {
    expect(cardOf(`${head}<title>Words</title>`).title).toBe('Words')
  })

  it('of a preprint has its id, its authors and its abstract, and no logo', () => {
    const { card, pictures } = described(
      '<meta name="citation_title" content="Zero-Shot Text-to-Image Generation">' +
        '<meta name="citation_author" content="Ramesh, Aditya"><meta name="citation_author" content="Pavlov, Mikhail">' +
        '<meta name="citation_arxiv_id" content="2102.12092">' +
        '<meta name="citation_abstract" content="Text-to-image generation has &#10; traditionally focused">' +
        meta('og:site_name', 'arXiv.org') +
        meta('og:image', '/static/browse/0.3.4/images/arxiv-logo-fb.png') +
        meta('og:description', 'Something shorter'),
      'https://arxiv.org/abs/2102.12092v2',
    )
    expect(card).toEqual({
      href: 'https://arxiv.org/abs/2102.12092v2',
      title: 'Zero-Shot Text-to-Image Generation',
      description: 'Text-to-image generation has traditionally focused',
      site: 'arXiv.org',
      image: null,
      citation: 'arXiv:2102.12092',
      authors: ['Aditya Ramesh', 'Mikhail Pavlov'],
      arxiv: '2102.12092',
      doi: null,
      github: null,
    })
    expect(pictures).toEqual([])
  })

  it('of a paper has its DOI from the page where the address has none', () => {
    const head = '<meta name="citation_doi" content="doi:10.1038/s41586-021-03819-2"><title>Paper</title>'
    expect(cardOf(head)).toMatchObject({
      doi: '10.1038/s41586-021-03819-2',
      citation: 'doi:10.1038/s41586-021-03819-2',
    })
    expect(cardOf('<meta name="dc.identifier" content="doi:10.1000/182"><title>Paper</title>').doi).toBe('10.1000/182')
  })

  it('of a repository has its name, and what its owner says of it', () => {
    const head = (description: string) =>
      meta('og:title', 'GitHub - basecamp/fizzy: Kanban as it should be') +
      meta('og:site_name', 'GitHub') +
      meta('og:description', description)
    const address = 'https://github.com/basecamp/fizzy'
    expect(
      cardOf(
        head('Kanban as it should be. Contribute to basecamp/fizzy development by creating an account on GitHub.'),
        address,
      ),
    ).toMatchObject({
      title: 'basecamp/fizzy',
      description: 'Kanban as it should be.',
      site: 'GitHub',
      github: 'basecamp/fizzy',
    })
    expect(cardOf(head('Kanban as it should be - basecamp/fizzy'), address).description).toBe('Kanban as it should be')
    expect(
      cardOf(head('Contribute to basecamp/fizzy development by creating an account on GitHub.'), address).description,
    ).toBeNull()
    expect(cardOf(meta('og:title', 'It is broken · Issue #1'), `${address}/issues/1`).title).toBe(
      'It is broken · Issue #1',
    )
  })

  it.each([
    ['a path', '/p.png', 'https://www.example.org/p.png'],
    ['no scheme', '//cdn.example/p.png', 'https://cdn.example/p.png'],
    ['a script', 'javascript:alert(1)', undefined],
    ['data', 'data:image/png;base64,AA', undefined],
  ])('takes the picture from %s', (_, written, address) => {
    expect(described(meta('og:image', written)).pictures[0]).toBe(address)
  })
})
