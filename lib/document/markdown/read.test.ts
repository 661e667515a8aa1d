import { describe, expect, test } from 'vitest'
import { InvalidInput } from '@/lib/errors.ts'
import { renderPage } from '../page.ts'
import type { DocumentJson } from '../schema.ts'
import { decodeText } from './decode.ts'
import { noFields } from './fields.ts'
import { readMarkdown } from './read.ts'
import { writeMarkdown } from './write.ts'

const context = { address: 'https://e.org', issueAddress: 'https://e.org/issues/a', language: 'en' }

/** What a page shows of Markdown. */
function page(markdown: string): string {
  return renderPage(readMarkdown(markdown).document, context)
}

/** The blocks that Markdown becomes. */
function json(markdown: string): (DocumentJson['content'][number] & { attrs?: Record<string, unknown> })[] {
  return readMarkdown(markdown).document.content
}

function warnings(markdown: string): string[] {
  return readMarkdown(markdown).warnings.map(({ line, text }) => `${line}: ${text}`)
}

describe('Front matter', () => {
  test('tells the fields, by their usual names', () => {
    const { fields, warnings: doubts } = readMarkdown(`---
Title: "Letter: twelve"
description: About things
issue: 12
date: 2021-03-01
lang: zh-Hans
work: twelve
permalink: /letters/twelve/
canonical_url: https://example.org/12
tags: [a, b]
version: 1.10
---

Hello
`)
    expect(doubts).toEqual([])
    expect(fields).toEqual({
      title: 'Letter: twelve',
      subtitle: 'About things',
      number: 12,
      date: '2021-03-01',
      slug: 'twelve',
      language: 'zh-Hans',
      work: 'twelve',
      canonicalAddress: 'https://example.org/12',
      tags: ['a', 'b'],
      author: null,
      summary: '',
      cover: null,
      coverAlt: '',
      other: { permalink: '/letters/twelve/', version: '1.10' },
    })
  })

  test('has our own name before any other', () => {
    const { fields } = readMarkdown(
      '---\nsubtitle: ours\ndescription: theirs\nslug: twelve\npermalink: /thirteen\n---\n',
    )
    expect(fields).toMatchObject({
      subtitle: 'ours',
      slug: 'twelve',
      other: { description: 'theirs', permalink: '/thirteen' },
    })
  })

  test('that is broken is kept as text, and its line named', () => {
    const { document, fields, warnings: doubts } = readMarkdown('---\ntitle: ok\nbad: [a\n---\n\n# Title\n')
    expect(document.content[0]).toMatchObject({ type: 'codeBlock', content: [{ text: 'title: ok\nbad: [a' }] })
    expect(doubts).toHaveLength(1)
    expect(doubts[0]?.line).toBeGreaterThanOrEqual(3)
    expect(fields.title).toBe('Title')
  })

  test('that unfolds into far more than was written is not unfolded', () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replace(/./g, (name) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${String.fromCharCode(name.charCodeAt(0) - 1)}`).join(',')}]\n`)}---\n`
    expect(warnings(bomb)[0]).toContain('The front matter can’t be read')
  })
})

describe('The title', () => {
  test('is the heading that a text begins with, when the front matter has none', () => {
    const { fields, document } = readMarkdown('# A *fine* day\n\n## First\n')
    expect(fields.title).toBe('A fine day')
    expect(document.content).toMatchObject([{ type: 'heading', attrs: { level: 2 } }])
  })

  test('stays a heading when something stands before it, and the others follow it down', () => {
    const { fields, document } = readMarkdown('Hello\n\n# One\n\n###### Six\n')
    expect(fields.title).toBe('')
    expect(document.content).toMatchObject([{ type: 'paragraph' }, { attrs: { level: 2 } }, { attrs: { level: 6 } }])
    expect(warnings('Hello\n\n# One\n\n###### Six\n')[0]).toMatch(/^5: /)
  })

  test('names the links it can’t hold', () => {
    expect(warnings('# A [link](https://example.org)\n')[0]).toContain('https://example.org')
  })
})

describe('CommonMark and GitHub’s extensions', () => {
  test.each([
    ['a reference', '[a][b]\n\n[B]: /c "d"', '<p><a href="/c" title="d">a</a></p>'],
    [
      'an address',
      '<https://e.org> www.e.org me@e.org',
      '<p><a href="https://e.org">https://e.org</a> <a href="http://www.e.org">www.e.org</a> <a href="mailto:me@e.org">me@e.org</a></p>',
    ],
    ['an escaped address', 'https\\://e.org', '<p>https://e.org</p>'],
    ['strikethrough', '~~a~~ ~b~', '<p><del>a</del> <del>b</del></p>'],
    ['code in a link', '[`x`](y)', '<p><a href="y"><code>x</code></a></p>'],
    ['bold code', '**`x`**', '<p><strong><code>x</code></strong></p>'],
    [
      'an image in a link',
      '[![a](b)](c)',
      '<figure>\n<a href="c"><img src="b" alt="a" loading="eager" fetchpriority="high" decoding="async"></a>\n</figure>',
    ],
    ['a break by spaces', 'a  \nb', '<p>a<br>b</p>'],
    ['lines', 'a\nb', '<p>a b</p>'],
    ['lines of Chinese', '中文，\n下文 **粗**\n体', '<p>中文，下文 <strong>粗</strong>体</p>'],
    ['a tight list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['a loose list', '- a\n\n- b', '<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>'],
    [
      'a tight list around a loose one',
      '- a\n  - b\n\n    c\n- d',
      '<ul>\n<li>a\n<ul>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul></li>\n<li>d</li>\n</ul>',
    ],
    [
      'a list that starts with code',
      '1. ```\n   x\n   ```',
      '<ol>\n<li><pre tabindex="0"><code>x</code></pre></li>\n</ol>',
    ],
    [
      'tasks',
      '- [x] a\n- [ ] b',
      '<ul>\n<li class="task"><label><input type="checkbox" disabled checked> a</label></li>\n<li class="task"><label><input type="checkbox" disabled> b</label></li>\n</ul>',
    ],
    ['more cells than columns', '| a |\n| - |\n| b | c |', '<td>c</td>'],
    ['code with its language', '```js\nx\n```', '<pre tabindex="0"><code class="language-js">x</code></pre>'],
    ['an entity', '&copy; &lt;b&gt;', '<p>© &lt;b&gt;</p>'],
  ])('%s', (_, markdown, html) => {
    expect(page(markdown)).toContain(html)
    expect(warnings(markdown)).toEqual([])
  })
})

describe('HTML in Markdown', () => {
  test('that says what Markdown can say is read as that', () => {
    expect(page('<b>a</b> <em>b<br>c</em> <a href="/x?a&amp;b" class="y">d</a> <code>e</code>')).toBe(
      '<p><strong>a</strong> <em>b<br>c</em> <a href="/x?a&amp;b">d</a> <code>e</code></p>',
    )
    expect(page('<img src="/a.png" alt="a &amp; b" width="40">')).toBe(
      '<figure>\n<img src="/a.png" alt="a &amp; b" width="40" loading="eager" fetchpriority="high" decoding="async">\n</figure>',
    )
  })

  test('that can run is kept as code, and its line named', () => {
    const source = 'a\n\n<script>alert(1)</script>\n\nb <u onclick="x">c</u>\n'
    expect(json(source)[1]).toEqual({
      type: 'codeBlock',
      attrs: { language: 'html' },
      content: [{ type: 'text', text: '<script>alert(1)</script>' }],
    })
    expect(page(source)).not.toMatch(/<script|onclick/)
    expect(page(source)).toContain('<p>b c</p>')
    expect(warnings(source).map((warning) => warning.slice(0, 2))).toEqual(['3:', '5:'])
  })

  test('around Markdown holds what stands between its tags', () => {
    expect(json('<details>\n<summary>More</summary>\n\nIt *is*.\n\n</details>\n\nAfter.')).toMatchObject([
      { type: 'details', content: [{ type: 'detailsSummary' }, { type: 'paragraph' }] },
      { type: 'paragraph', content: [{ text: 'After.' }] },
    ])
  })

  test('says small letters and other languages', () => {
    expect(page('H<sub>2</sub>O, 1<sup>st</sup>, <span lang="ja">語</span>')).toBe(
      '<p>H<sub>2</sub>O, 1<sup>st</sup>, <span lang="ja">語</span></p>',
    )
  })

  test('that is a comment is left out, and said so', () => {
    expect(page('a <!-- b -->c\n\n<!-- d\ne -->\n')).toBe('<p>a c</p>')
    expect(warnings('a <!-- b -->c\n\n<!-- d\ne -->\n')).toHaveLength(2)
  })

  test('that is not closed stays text', () => {
    expect(page('<b>a <i>b</b>')).toBe('<p><strong>a &lt;i&gt;b</strong></p>')
  })
})

describe('The newsletter’s own blocks', () => {
  test('an item has a title with marks, an address, a citation and blocks', () => {
    expect(
      json(':::item[A *b*]{href="https://example.org/?a=1&b=2" citation="arXiv:2102.12092"}\nWords.\n:::'),
    ).toEqual([
      {
        type: 'item',
        attrs: { href: 'https://example.org/?a=1&b=2', citation: 'arXiv:2102.12092' },
        content: [
          {
            type: 'itemTitle',
            content: [
              { type: 'text', text: 'A ' },
              { type: 'text', marks: [{ type: 'italic' }], text: 'b' },
            ],
          },
          { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] },
        ],
      },
    ])
  })

  test('a picture alone is a figure, and one with a credit keeps it', () => {
    const source = '![a](/a.png)\n\n:::figure{credit="b" credit-href="/c" size="wide"}\n![d](/d.png)\n\nCaption.\n:::'
    expect(json(source)).toMatchObject([
      { type: 'figure', attrs: { src: '/a.png', alt: 'a', size: 'text' } },
      {
        type: 'figure',
        attrs: { alt: 'd', credit: 'b', creditHref: '/c', size: 'wide' },
        content: [{ text: 'Caption.' }],
      },
    ])
  })

  test('a figure without a picture loses none of its words', () => {
    const source = ':::figure{credit="Whose"}\nNo picture.\n\nMore.\n:::'
    expect(page(source)).toBe('<p>No picture.</p>\n<p>More.</p>\n<p>Whose</p>')
    expect(warnings(source)).toHaveLength(1)
  })

  test('GitHub’s alerts and other programs’ admonitions are callouts', () => {
    expect(json('> [!WARNING]\n> Mind.\n')).toMatchObject([{ type: 'callout', attrs: { kind: 'warning' } }])
    expect(json(':::danger[Mind]\nThe gap.\n:::')).toMatchObject([
      { type: 'callout', attrs: { kind: 'caution' }, content: [{ content: [{ text: 'Mind' }] }, {}] },
    ])
    expect(json('> \\[!WARNING]\n> Mind.\n')).toMatchObject([{ type: 'blockquote' }])
  })

  test('a directive that names no block of ours stays as text around its content', () => {
    expect(page(':::speaker[A]{b=c}\n*Words.*\n:::')).toBe('<p>:::speaker[A]{b=c}</p>\n<p><em>Words.</em></p>')
    expect(warnings(':::speaker[A]{b=c}\n*Words.*\n:::')).toHaveLength(1)
  })

  test('colons within a line are words', () => {
    expect(page('re:mark at 12:am, :smile: and a::b')).toBe('<p>re:mark at 12:am, :smile: and a::b</p>')
  })

  test('what a block has no place for is named, and unsafe addresses are left out', () => {
    const source = '::card[T]{href="javascript:alert(1)" image="data:x" onclick="y"}'
    expect(json(source)).toMatchObject([{ type: 'card', attrs: { href: null, image: null, title: 'T' } }])
    expect(warnings(source)).toHaveLength(3)
  })
})

describe('Footnotes', () => {
  test('stand at the end in the order in which they are called, whatever they hold', () => {
    const source = 'A[^b] and[^a].\n\n> [^a]: The first.\n>\n>     More.\n\n[^b]: - a list\n'
    expect(json(source).map(({ type, attrs }) => [type, attrs?.label])).toEqual([
      ['paragraph', undefined],
      ['blockquote', undefined],
      ['footnote', 'b'],
      ['footnote', 'a'],
    ])
  })

  test('that nothing calls are kept, and calls without a footnote are text', () => {
    expect(json('A[^x].\n\n[^y]: Kept.\n')).toMatchObject([
      { content: [{ type: 'text', text: 'A[^x].' }] },
      { type: 'footnote', attrs: { label: 'y' } },
    ])
  })
})

describe('Formulas', () => {
  test.each([
    ['$x^2$', 'x^2'],
    ['so $n$, then', 'n'],
    ['$$a$$', 'a'],
    ['（$\\pi$）', '\\pi'],
  ])('%s is one', (source, latex) => {
    expect(JSON.stringify(json(source))).toContain(JSON.stringify({ latex }))
  })

  test.each(['$5 and $10', 'US$5, AU$6', '$20-$30', '5$ or 6$', 'costs $ 5 $', '\\$x\\$', '$5k, $6k/mo'])(
    '%s is money',
    (source) => {
      expect(JSON.stringify(json(source))).not.toContain('latex')
    },
  )

  test('money is written without escapes', () => {
    expect(writeMarkdown(noFields, readMarkdown('From $5 to $10.').document)).toBe('From $5 to $10.\n')
  })
})

describe('Tracking', () => {
  test('is taken out of addresses only when asked', () => {
    const source =
      '[a](https://x.example/?utm_source=b&c=d&utm_medium=e#f)\n\n::card{href="https://x.example/?utm_campaign=g"}'
    expect(JSON.stringify(readMarkdown(source).document)).toContain('utm_source')
    const stripped = JSON.stringify(readMarkdown(source, { stripTracking: true }).document)
    expect(stripped).not.toContain('utm_')
    expect(stripped).toContain('"https://x.example/?c=d#f"')
    expect(stripped).toContain('"https://x.example/"')
  })
})

describe('What is unsafe or unknown', () => {
  test.each([
    ['javascript:alert(1)', '[a](javascript:alert(1))'],
    ['a line break in a scheme', '[a](<java&NewLine;script:alert(1)>)'],
    ['an entity in a scheme', '[a](java&Tab;script:alert(1))'],
    ['another host in disguise', '[a](//evil.example)'],
    ['a link in HTML', '<a href="javascript&colon;alert(1)">a</a>'],
    ['a reference', '[a][b]\n\n[b]: javascript:alert(1)'],
  ])('%s loses its link and keeps its text', (_, markdown) => {
    expect(page(markdown)).toBe('<p>a</p>')
    expect(warnings(markdown)).toHaveLength(1)
  })

  test('an image that can’t be shown leaves its description', () => {
    expect(page('![a cat](data:image/svg+xml,x)')).toBe('<p>a cat</p>')
    expect(warnings('![a cat](data:image/svg+xml,x)')[0]).toContain('data:image/svg+xml,x')
  })

  test('templates and references without address are kept as text, and their lines named', () => {
    const source = 'a {% include x %}\nb {{ y }} [c][d] [^1]\n'
    expect(page(source)).toBe('<p>a {% include x %} b {{ y }} [c][d] [^1]</p>')
    expect(warnings(source).map((warning) => warning.slice(0, 2))).toEqual(['1:', '2:', '2:'])
  })

  test('bold that CommonMark does not see beside Chinese punctuation is pointed out', () => {
    expect(warnings('**中文。**下文')).toHaveLength(1)
  })
})

describe('Any file', () => {
  test('is read whatever its line ends and byte order mark', () => {
    expect(page(decodeText(new TextEncoder().encode('\ufeff---\r\ntitle: a\r\n---\r\n\r\nb\r\rc\0')))).toBe(
      '<p>b</p>\n<p>c\ufffd</p>',
    )
  })

  test('that is not UTF-8 is refused in words', () => {
    expect(() => decodeText(new Uint8Array([0x61, 0xff, 0xfe]))).toThrow(
      'This file is not UTF-8 text. Save it as UTF-8 and try again.',
    )
  })

  test.each([
    ['20,000 brackets that open', '['.repeat(20_000)],
    ['20,000 brackets that close', ']'.repeat(20_000)],
    ['brackets in each other', `${'['.repeat(20_000)}a${'](b)'.repeat(20_000)}`],
    ['images in each other', `${'!['.repeat(20_000)}a${'](b)'.repeat(20_000)}`],
    ['half links', '[a](<b'.repeat(20_000)],
    ['quotes in each other', '>'.repeat(20_000)],
    ['lists in each other', `${'- '.repeat(20_000)}a`],
    ['footnotes in each other', `${'[^a]: '.repeat(20_000)}a`],
    ['emphasis in each other', `${'*a '.repeat(20_000)}${' a*'.repeat(20_000)}`],
    ['strikethrough in each other', `${'~~a '.repeat(20_000)}${'a~~'.repeat(20_000)}`],
    ['one run of asterisks', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`],
    ['emphasis that never fits', 'a**b c* '.repeat(20_000)],
    ['lines that continue a quote', `> a\n${'b\n'.repeat(50_000)}`],
    ['lists by indentation', Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['tags in each other', `${'<b>'.repeat(20_000)}a${'</b>'.repeat(20_000)}`],
    ['dollars', '$a '.repeat(20_000)],
    ['blocks of ours in each other', ':::item\n'.repeat(20_000)],
    [
      'blocks of ours in each other, well fenced',
      Array.from({ length: 300 }, (_, depth) => `${':'.repeat(303 - depth)}item`).join('\n'),
    ],
    ['elements in each other', '<div>\n'.repeat(20_000)],
    ['attributes without end', '<a b="'.repeat(20_000)],
    ['footnotes', Array.from({ length: 1000 }, (_, n) => `[^${n}]\n\n[^${n}]: x\n`).join('\n')],
    ['front matter in each other', `---\na: ${'['.repeat(20_000)}\n---\n`],
  ])(
    'ends, or is refused, with %s',
    (_, source) => {
      expect(outcome(source)).toMatch(/^(?:read|refused)$/)
    },
    20_000,
  )
})

function outcome(source: string): string {
  try {
    readMarkdown(source)
    return 'read'
  } catch (error) {
    return error instanceof InvalidInput ? 'refused' : String(error)
  }
}
