import { describe, expect, test } from 'vitest'
import { InvalidInput } from '@/lib/errors.ts'
import { renderPage } from '../page.ts'
import { decodeText } from './decode.ts'
import { readMarkdown } from './read.ts'

const context = { address: 'https://e.org', issueAddress: 'https://e.org/issues/a', language: 'en' }

/** What a page shows of Markdown. */
function page(markdown: string): string {
  return renderPage(readMarkdown(markdown).document, context)
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
      canonicalAddress: 'https://example.org/12',
      other: { permalink: '/letters/twelve/', tags: ['a', 'b'], version: '1.10' },
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
      '<figure><a href="c"><img src="b" alt="a" loading="lazy" decoding="async"></a></figure>',
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
    ['a list that starts with code', '1. ```\n   x\n   ```', '<ol>\n<li><pre><code>x</code></pre></li>\n</ol>'],
    [
      'tasks',
      '- [x] a\n- [ ] b',
      '<ul>\n<li class="task"><label><input type="checkbox" disabled checked> a</label></li>\n<li class="task"><label><input type="checkbox" disabled> b</label></li>\n</ul>',
    ],
    ['more cells than columns', '| a |\n| - |\n| b | c |', '<td>c</td>'],
    ['code with its language', '```js\nx\n```', '<pre><code class="language-js">x</code></pre>'],
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
      '<figure><img src="/a.png" alt="a &amp; b" width="40" loading="lazy" decoding="async"></figure>',
    )
  })

  test('that says more is kept as text, and its line named', () => {
    const source = 'a\n\n<script>alert(1)</script>\n\nb <u onclick="x">c</u>\n'
    expect(page(source)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page(source)).toContain('b &lt;u onclick=&quot;x&quot;&gt;c&lt;/u&gt;')
    expect(warnings(source).map((warning) => warning.slice(0, 2))).toEqual(['3:', '5:', '5:'])
  })

  test('over several lines is kept as code', () => {
    expect(page('<div>\n  **a**\n</div>')).toBe(
      '<pre><code class="language-html">&lt;div&gt;\n  **a**\n&lt;/div&gt;</code></pre>',
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

  test('footnotes, templates and references without address are kept as text, and their lines named', () => {
    const source = 'a[^1] {% include x %}\nb {{ y }} [c][d]\n\n[^1]: The note.\n'
    expect(page(source)).toBe('<p>a[^1] {% include x %} b {{ y }} [c][d]</p>\n<p>[^1]: The note.</p>')
    expect(warnings(source).map((warning) => warning.slice(0, 2))).toEqual(['1:', '1:', '2:', '2:', '4:'])
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
