import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InvalidInput } from '@/lib/errors.ts'
import { noFields } from '../markdown/fields.ts'
import { writeMarkdown } from '../markdown/write.ts'
import { readHtml } from './read-html.ts'

const folder = '../fixtures/html'

/** HTML as the Markdown of its issue, and what was said of it. */
function read(html: string): { markdown: string; warnings: string[] } {
  const { fields, document, warnings } = readHtml(html)
  return { markdown: writeMarkdown(fields, document), warnings: warnings.map(({ line, text }) => `${line}: ${text}`) }
}

function markdownOf(html: string): string {
  return read(html).markdown.trim()
}

// When a change of these files is meant: `npx vitest run lib/document/html/read-html.test.ts -u`, then read the difference.
describe('HTML from elsewhere', () => {
  test.each([
    [
      'a blog',
      'blog',
      [
        'Zum Inhalt',
        'Das Blog Archiv',
        'Unsichtbar',
        'javascript:steal()',
        'Kommentare Lecker!',
        'Werbung',
        'Impressum',
      ],
    ],
    ['Ghost', 'ghost', ['Home About us', '© 2024 Ghosts']],
    ['Google Docs', 'google-docs', []],
    ['a mail', 'mail', ['Three stories this week']],
    ['Medium', 'medium', ['<mark>', 'By Ida Berg on February 3, 2021.']],
    ['Word', 'word', ['clip_image001.jpg', 'Really at night?']],
  ])('%s is read as in %s.md', async (_, name, said) => {
    const html = readFileSync(fileURLToPath(new URL(`${folder}/${name}.html`, import.meta.url)), 'utf8')
    const { markdown, warnings } = read(html)
    await expect(markdown).toMatchFileSnapshot(`${folder}/${name}.md`)
    expect(warnings).toEqual(said.map((words) => expect.stringContaining(words)))
  })
})

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`

describe('A page', () => {
  test('says what it is in its heading, before all that only programs see', () => {
    const head =
      '<title>Site | One</title><meta property="og:title" content="Two"><meta name="description" content="About"><meta property="article:published_time" content="2024-01-02"><meta name="author" content="Me"><meta property="article:tag" content="a"><link rel="canonical" href="https://e.org/one">'
    expect(readHtml(page(head, '<article><h1>One <em>more</em></h1><p>Text</p></article>')).fields).toEqual({
      ...noFields,
      title: 'One more',
      subtitle: 'About',
      date: '2024-01-02',
      language: 'en-GB',
      canonicalAddress: 'https://e.org/one',
      tags: ['a'],
      author: 'Me',
    })
    expect(readHtml(page(head, '<p>Text</p>')).fields.title).toBe('Two')
    expect(readHtml(page('<title>Three</title>', '<p>Text</p>')).fields.title).toBe('Three')
  })

  test('gives its heading away once', () => {
    expect(markdownOf(page('', '<main><p>Before</p><h1>One</h1><h2>Two</h2></main>'))).toBe(
      '---\ntitle: One\nlanguage: en-GB\n---\n\nBefore\n\n## Two',
    )
  })

  test('is its longest article, where that is most of them', () => {
    const { markdown, warnings } = read(page('', '<article><p>Long, and longer.</p></article><article>Next</article>'))
    expect(markdown).toContain('Long, and longer.')
    expect(markdown).not.toContain('Next')
    expect(warnings).toEqual(['1: What stands around the text was left out: “Next”.'])
  })

  test('is all that is in it, where its articles are alike', () => {
    expect(markdownOf(page('', '<article>One</article><article>Two</article>'))).toContain('One\n\nTwo')
  })

  test('is all but what stands around, where nothing says what its text is', () => {
    const { markdown, warnings } = read(page('', '<header>Site</header><p>Text</p><div role="navigation">More</div>'))
    expect(markdown).toContain('\nText\n')
    expect(warnings).toHaveLength(2)
  })

  test('says where its addresses begin', () => {
    expect(
      markdownOf(page('<base href="https://e.org/a/">', '<a href="b">c</a> <a href="#d">e</a> <img src="//e.com/f">')),
    ).toContain('[c](https://e.org/a/b) [e](#d) ![](https://e.com/f)')
  })

  test('has what is loaded late', () => {
    expect(markdownOf('<p><img src="data:image/gif;base64,R0" data-src="/a.jpg" alt="b"></p>')).toBe('![b](/a.jpg)')
    expect(markdownOf('<p><img class="lazy" alt="b"><noscript><img src="/a.jpg" alt="b"></noscript></p>')).toBe(
      '![b](/a.jpg)',
    )
    expect(markdownOf('<p><img src="/a.jpg" alt="b"><noscript><img src="/a.jpg" alt="b"></noscript></p>')).toBe(
      '![b](/a.jpg)',
    )
    expect(markdownOf('<img srcset="/a.jpg 300w, /b.jpg 900w">')).toBe('![](/b.jpg)')
  })

  test('hides nothing without a word', () => {
    expect(
      read('<p>One</p><p hidden>Two</p><div style="display: none"><img src="a.png"></div><span hidden></span>'),
    ).toEqual({
      markdown: 'One\n',
      warnings: [
        '1: What the page does not show was left out: “Two”.',
        '1: What the page does not show was left out: “<div>”.',
      ],
    })
  })

  test('has its machinery to itself', () => {
    const html =
      '<style>p{}</style><script>steal()</script><!-- note --><template>later</template><p onclick="steal()">One</p><img src="https://e.org/o" width="1" height="1"><link rel="icon" href="x">'
    expect(read(html)).toEqual({ markdown: 'One\n', warnings: [] })
  })
})

describe('A part of a page', () => {
  test('has a title where a heading stands first', () => {
    expect(readHtml('<h1>One</h1><p>Two</p>').fields.title).toBe('One')
    expect(markdownOf('<p>Two</p><h1>One</h1>')).toBe('Two\n\n## One')
  })

  test('that was copied is taken whole, whatever it is wrapped in', () => {
    const { markdown, warnings } = read(
      '<html>\r\n<body>\r\n<!--StartFragment--><header>One</header><nav>Two</nav><!--EndFragment-->\r\n</body>\r\n</html>',
    )
    expect({ markdown, warnings }).toEqual({ markdown: 'One\n\nTwo\n', warnings: [] })
  })

  test('that is a line is a paragraph', () => {
    expect(readHtml('one <b>two</b>').document.content).toMatchObject([{ type: 'paragraph' }])
    expect(readHtml('').document.content).toEqual([{ type: 'paragraph' }])
  })
})

describe('Footnotes', () => {
  test.each([
    [
      'GitHub',
      '<p>a<sup><a href="#fn-1" id="fnref-1">1</a></sup></p><section class="footnotes"><h2>Footnotes</h2><ol><li id="fn-1"><p>note <a href="#fnref-1">↩</a></p></li></ol></section>',
    ],
    [
      'Substack',
      '<p>a<a id="footnote-anchor-1" href="#footnote-1">1</a></p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><div><p>note</p></div></div>',
    ],
    [
      'Word',
      '<p>a<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><div><br><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> note</p></div></div>',
    ],
    [
      'Google Docs',
      '<p>a<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;note</span></p></div>',
    ],
    [
      'our pages',
      '<p>a<sup><a href="https://e.org/issues/one#fn-1" id="fnref-1">1</a></sup></p><ol><li id="fn-1"><p>note <a href="https://e.org/issues/one#fnref-1">↩︎</a></p></li></ol>',
    ],
  ])('as %s writes them are footnotes', (_, html) => {
    expect(read(html)).toEqual({ markdown: 'a[^1]\n\n[^1]: note\n', warnings: [] })
  })

  test('may be called twice', () => {
    const html =
      '<p>a<a href="#n" id="r">1</a> b<a href="#n" id="s">1</a></p><ol><li id="n">note <a href="#r">↩</a> <a href="#s">↩</a></li></ol>'
    expect(markdownOf(html)).toBe('a[^1] b[^1]\n\n[^1]: note')
  })

  test('are none where a link leads to a part of the page', () => {
    expect(
      markdownOf('<p><a href="#a">1</a></p><h2 id="a">One</h2><p id="b"><a href="#c">2</a></p><p id="c">Two</p>'),
    ).toBe('[1](#a)\n\n## One\n\n[2](#c)\n\nTwo')
  })
})

describe('Word', () => {
  const item = (level: number, sign: string, words: string, list = 'l0') =>
    `<p class=MsoListParagraph style='mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>\n`

  test('means lists by paragraphs with signs', () => {
    const html = [
      item(1, '1.', 'a'),
      item(2, 'a)', 'b'),
      item(2, 'b)', 'c'),
      item(1, '2.', 'd'),
      item(1, '·', 'e', 'l1'),
    ]
    expect(markdownOf(html.join(''))).toBe('1. a\n   1. b\n   2. c\n2. d\n\n- e')
  })

  test('means no list by a paragraph that is long', () => {
    const html = `<p style='mso-list:l0 level1 lfo1'><!--[if !supportLists]-->A whole sentence, and no sign at all.</p>`
    expect(markdownOf(html)).toBe('- A whole sentence, and no sign at all.')
  })

  test('tells its spelling checker of languages, and readers only of other writing', () => {
    expect(
      markdownOf(
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-US><!--StartFragment--><p class=MsoNormal><span lang=EN-GB>one <span lang=ZH-CN>二</span></span></p></body></html>',
      ),
    ).toBe('one <span lang="zh-CN">二</span>')
  })
})

test('Links that only count their visitors lead where they were meant to', () => {
  expect(
    markdownOf(
      '<a href="https://www.google.com/url?q=https://e.org/?a%3D1&amp;sa=D">a</a> <a href="https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org%2Fb&amp;data=x">b</a>',
    ),
  ).toBe('[a](https://e.org/?a=1) [b](https://e.org/b)')
})

test('Bookmarks and callouts of Notion are cards and callouts', () => {
  expect(
    markdownOf(
      '<figure><a href="https://e.org" class="bookmark source"><div class="bookmark-info"><div class="bookmark-text"><div class="bookmark-title">One</div><div class="bookmark-description">Two</div></div><div class="bookmark-href"><img src="i.ico" class="icon bookmark-icon"/>https://e.org</div></div><img src="https://e.org/a.png" class="bookmark-image"/></a><figcaption></figcaption></figure><figure class="block-color-gray_background callout"><div><span class="icon">💡</span></div><div><p>Three</p></div></figure>',
    ),
  ).toBe('::card[One]{href="https://e.org" description="Two" image="https://e.org/a.png"}\n\n:::callout\n💡 Three\n:::')
})

test('Nothing that is run or loaded comes through', () => {
  const html =
    '<p><a href="javascript:x()">a</a> <a href="vbscript:x()" onmouseover="x()">b</a> <img src="javascript:x()" alt="c" onerror="x()"></p><iframe srcdoc="<script>x()</script><p>d</p>" src="javascript:x()"></iframe><svg onload="x()"><script>x()</script></svg><math><a xlink:href="javascript:x()">e</a></math><form action="javascript:x()"><button formaction="javascript:x()">f</button></form><object data="javascript:x()"></object><embed src="data:text/html,<script>x()</script>"><video src="javascript:x()" poster="javascript:x()"></video>'
  const { document } = readHtml(html)
  const written = JSON.stringify(document)
  expect(written).not.toMatch(/"(?:href|src|image)":"(?!https?:)/)
  expect(written).not.toMatch(/onerror|onload|onmouseover|<script/)
  for (const words of ['a', 'b', 'c', 'd', 'e', 'f']) expect(written).toContain(words)
})

describe('HTML beyond all measure', () => {
  test.each([
    ['too long', () => 'a'.repeat(4_000_001), 'too long'],
    ['too deep', () => '<div>'.repeat(100_000), 'deep'],
    [
      'too deep by marks that nobody closes',
      () => Array.from({ length: 10_000 }, (_, index) => `<p><font color=${index}>x</p>`).join(''),
      'deep',
    ],
    ['of too many parts', () => '<i></i>'.repeat(500_000), 'too many parts'],
    ['of too many comments', () => '<!---->'.repeat(500_000), 'too many parts'],
  ])('%s is refused at once', { timeout: 10_000 }, (_, make, words) => {
    const html = make()
    expect(() => readHtml(html)).toThrow(InvalidInput)
    expect(() => readHtml(html)).toThrow(words)
  })
})
