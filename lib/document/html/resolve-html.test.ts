import type { Nodes, RootContent } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { toMarkdown } from 'mdast-util-to-markdown'
import { describe, expect, test } from 'vitest'
import { parse } from '../markdown/parser.ts'
import { resolveHtml, resolveTree } from './resolve-html.ts'

const extensions = [gfmToMarkdown({ tablePipeAlign: false }), directiveToMarkdown(), mathToMarkdown()]

/** Markdown with its HTML resolved, as Markdown, and what was said of it. */
function resolved(source: string): { markdown: string; warnings: string[] } {
  const warnings: string[] = []
  const tree = resolveTree(parse(source), source, (line, text) => warnings.push(`${line}: ${text}`))
  return { markdown: toMarkdown(tree, { bullet: '-', emphasis: '*', rule: '-', extensions }).trim(), warnings }
}

/** Expects nothing to be said of the HTML. */
function markdownOf(source: string): string {
  const { markdown, warnings } = resolved(source)
  expect(warnings).toEqual([])
  return markdown
}

describe('Markdown between tags', () => {
  test('stands in their element', () => {
    expect(
      markdownOf('<details>\n<summary>More <b>on</b> this</summary>\n\nMarkdown *here*\n\n- a\n\n</details>\n\nb'),
    ).toBe(':::details[More **on** this]\nMarkdown *here*\n\n- a\n:::\n\nb')
  })

  test('gets the mark of a tag around it in each of its lines', () => {
    expect(markdownOf('<b>\n\none *two*\n\n- three\n\n</b>')).toBe('**one _two_**\n\n- **three**')
  })

  test('becomes a link line by line, but for the links in it', () => {
    expect(markdownOf('<a href="/x">\n\n### One\n\ntwo [three](y) four\n\n</a>')).toBe(
      '### [One](/x)\n\n[two](/x) [three](y) [four](/x)',
    )
  })

  test('stays where only text is expected', () => {
    expect(markdownOf('<iframe src="https://e.org/x">\n\n**one**\n\n</iframe>')).toBe(
      '::embed{kind="post" href="https://e.org/x"}\n\n**one**',
    )
    expect(resolved('<select>\n\n**one**\n\n</select>').markdown).toBe('**one**')
    expect(resolved('<textarea>\n\n**one**\n\n</textarea>').markdown).toContain('one')
    expect(resolved('<div><style>\n\n**one**\n\n</style>').markdown).toContain('\n**one**\n')
  })

  test('is found in cells, items and tables', () => {
    expect(markdownOf('<table><tr><th>A<th>B<tr><td>\n\n*one*\n\n<td>two\n</table>')).toBe(
      '| A | B |\n| - | - |\n| *one* | two |',
    )
    expect(markdownOf('<ul>\n<li>\n\none\n\n</li>\n</ul>')).toBe('- one')
    expect(markdownOf('<table>\n\none\n\n</table>')).toBe('one')
  })

  test('is found in quotes, lists and blocks of ours', () => {
    expect(markdownOf('> <div>\n>\n> *one*\n>\n> </div>\n\n- <p>two</p>\n\n:::note\n<p>three</p>\n:::')).toBe(
      '> *one*\n\n- two\n\n:::note\nthree\n:::',
    )
  })

  test('keeps its place in the source, and what was HTML has its line', () => {
    const source = '<div>\n\none\n\n<p>two</p>\n\n</div>\n'
    const [one, two] = resolveTree(parse(source), source, () => {}).children
    expect(one?.position?.start).toMatchObject({ line: 3, offset: 7 })
    expect(two?.position?.start).toEqual({ line: 5, column: 1 })
  })

  test('that defines links and footnotes is not lost', () => {
    expect(markdownOf('<div>\n\n[a][b][^1]\n\n[b]: /c\n\n[^1]: note\n\n</div>')).toBe(
      '[a][b][^1]\n\n[b]: /c\n\n[^1]: note',
    )
  })
})

describe('A tag', () => {
  test('that is not finished swallows no other HTML either', () => {
    const { markdown } = resolved('<div\n\n<script>\n\nwords\n\n</script>\n')
    expect(markdown).toContain('words')
  })

  test('that is not finished is text, and swallows nothing', () => {
    const { markdown, warnings } = resolved('<div class="\n\none\n\n<b>two</b>\n\n<p title=')
    expect(markdown).toBe('```html\n<div class="\n```\n\none\n\n<b>two</b>\n\n```html\n<p title=\n```')
    expect(warnings).toEqual([
      '1: HTML that is not finished is kept as code.',
      '7: HTML that is not finished is kept as code.',
    ])
  })

  test('that no browser knows, or that is not closed, is a word of the line that it stands in', () => {
    expect(markdownOf('an Array<string> of `x`')).toBe('an Array<string> of `x`')
    expect(markdownOf('the <table> element, the <input>, </div> and <b>')).toBe(
      'the <table> element, the <input>, </div> and <b>',
    )
    const { markdown, warnings } = resolved('a <q>b</q> <T> <b>c\n\nd')
    expect(markdown).toBe('a “b” \\<T> \\<b>c\n\nd')
    expect(warnings).toEqual(['1: HTML is kept as text: “<T>”.', '1: HTML is kept as text: “<b>”.'])
  })

  test('that nobody closed reaches as far as in a browser', () => {
    expect(markdownOf('<blockquote>\n\none\n\ntwo')).toBe('> one\n>\n> two')
    expect(markdownOf('</div>\n\none')).toBe('one')
  })
})

describe('HTML that says what Markdown can say', () => {
  test.each([
    ['a paragraph', '<p align="center">one<br>two <em>three</em></p>', 'one\\\ntwo *three*'],
    ['breaks between paragraphs', '<div>one<br>\n<br>two<br></div>', 'one\n\ntwo'],
    ['headings', '<h1>one</h1>\n<h6>two</h6>', '# one\n\n###### two'],
    ['a rule', '<hr>', '---'],
    ['a quote', '<blockquote><p>one<p>two</blockquote>', '> one\n>\n> two'],
    ['nested lists', '<ul><li>a<li>b<ol><li>c</ol></ul>', '- a\n- b\n  1. c'],
    ['a list in a list, without an item around it', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b'],
    ['a list with air', '<ul><li><p>a</p><li><p>b</p></ul>', '- a\n\n- b'],
    [
      'tasks',
      '<ul><li><input type=checkbox checked> a<li><label><input type="checkbox">b</label></ul>',
      '- [x] a\n- [ ] b',
    ],
    ['items outside of a list', '<li>a</li><li>b</li>', '- a\n- b'],
    ['code', '<pre><code class="language-js">a\n\n  b\n</code></pre>', '```js\na\n\n  b\n```'],
    [
      'code of a highlighter',
      '<div class="highlight highlight-source-rust"><pre>a <span>b</span></pre></div>',
      '```rust\na b\n```',
    ],
    ['code with a brush', '<pre class="brush: php; title: x">a</pre>', '```php\na\n```'],
    [
      'images',
      '<p><img src="/a.png" alt="b" title="c"> <img src="/d.png" width="20" height="10px" alt=\'"\'></p>',
      '![b](/a.png "c") <img src="/d.png" alt="&quot;" width="20" height="10">',
    ],
    ['definitions', '<dl><dt>a<dd>b</dl>', '**a**\n\nb'],
    ['small letters', '<p>H<sub>2</sub>O 1<sup>st</sup></p>', 'H<sub>2</sub>O 1<sup>st</sup>'],
    [
      'another language',
      '<p><span lang="ja">日本</span> <i lang=fr>oui</i></p>',
      '<span lang="ja">日本</span> *<span lang="fr">oui</span>*',
    ],
    ['keys', '<p><kbd>Ctrl</kbd>+<samp>x <b>y</b></samp></p>', '`Ctrl`+`x `**`y`**'],
    [
      'readings',
      '<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby> <ruby>a<rp>[</rp><rt>b</rt><rp>]</rp></ruby></p>',
      '漢（かん）字（じ） a\\[b]',
    ],
    ['readings in a line of Markdown', '*x* <ruby>漢<rt>かん</rt></ruby>', '*x* 漢（かん）'],
    ['readings in a heading of Markdown', '## <ruby>漢<rt>かん</rt></ruby>', '## 漢（かん）'],
    ['quotations', '<p><q>one <q>two</q></q></p>', '“one ‘two’”'],
    [
      'styles',
      '<p><span style="font-weight:700">a</span> <b style="font-weight: normal">b</b> <span style="text-decoration: line-through">c</span></p>',
      '**a** b ~~c~~',
    ],
    ['spaces', '<p>  one <b> two </b>\n three</p>\n', 'one **two** three'],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown)
  })
})

describe('A figure', () => {
  test('is a picture with its caption, its link, its credit and its size', () => {
    const html =
      '<figure class="wide"><a href="https://e.org" title="t"><img src="a.jpg" alt="b"></a><figcaption>One <em>two</em> <span class="credit">by <a href="/me">Me</a></span></figcaption></figure>'
    expect(markdownOf(html)).toBe(
      ':::figure{credit="by Me" credit-href="/me" size="wide"}\n[![b](a.jpg)](https://e.org)\n\nOne *two*\n:::',
    )
  })

  test('of several pictures is those pictures, and one of anything else what it is', () => {
    expect(markdownOf('<figure><img src="a.jpg" alt><img src="b.jpg" alt><figcaption>c</figcaption></figure>')).toBe(
      '![](a.jpg)![](b.jpg)\n\nc',
    )
    expect(markdownOf('<figure><pre>a</pre><figcaption>b</figcaption></figure>')).toBe('```\na\n```\n\nb')
  })

  test('is found in figures and in the posts of old', () => {
    expect(
      markdownOf(
        '<figure><figure><img src="a.jpg" alt><figcaption>a</figcaption></figure><figcaption>b</figcaption></figure>',
      ),
    ).toBe(':::figure\n![](a.jpg)\n\na\n:::\n\nb')
    expect(markdownOf('<div class="wp-caption"><img src="a.jpg" alt><p class="wp-caption-text">b</p></div>')).toBe(
      ':::figure\n![](a.jpg)\n\nb\n:::',
    )
  })
})

describe('A table', () => {
  test('has its caption before it, its head, and its alignment', () => {
    expect(
      markdownOf(
        '<table><caption>c</caption><thead><tr><th>a<th align=right>b</thead><tr><td>1<td>2<tfoot><tr><td>3<td>4</tfoot></table>',
      ),
    ).toBe('c\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n| 3 | 4 |')
  })

  test('says when its first column names the rows', () => {
    expect(markdownOf('<table><tr><td><th>a<tr><th scope=row>b<td>c</table>')).toBe(
      ':::table{header="column"}\n| | a |\n| - | - |\n| b | c |\n:::',
    )
  })

  test('loses no word of cells with blocks in them', () => {
    expect(markdownOf('<table><tr><th>a<th>b<tr><td><p>1</p><ul><li>2<li>3</ul><td><pre>4\n5</pre></table>')).toBe(
      '| a | b |\n| - | - |\n| 1<br>• 2<br>• 3 | `4`<br>`5` |',
    )
  })

  test('has what merged cells say in the first of them, and says so', () => {
    const { markdown, warnings } = resolved(
      '<table><tr><th>a<th>b<th>c<tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td>4</table>',
    )
    expect(markdown).toBe('| a | b | c |\n| - | - | - |\n| 1 | 2 | |\n| | 3 | 4 |')
    expect(warnings).toHaveLength(1)
  })

  test.each([
    ['is said to be none', '<table role="presentation"><tr><td>a<td>b</table>'],
    ['has one column', '<table><tr><td>a<tr><td>b</table>'],
    ['holds other tables', '<table><tr><td><table><tr><td>a</table><td>b</table>'],
    ['has nothing to be seen of it', '<table border=0 cellpadding=0 cellspacing=0><tr><td>a<td>b</table>'],
  ])('that %s is what it holds', (_, html) => {
    expect(markdownOf(html)).toBe('a\n\nb')
  })

  test('of cells without end is what it holds', () => {
    const html = `<table>${'<tr><td rowspan=60000>a<td>b'.repeat(3000)}</table>`
    expect(markdownOf(html).split('\n\n')).toHaveLength(6000)
  })
})

describe('What plays or leads elsewhere', () => {
  test('is a block that leads to its page', () => {
    expect(
      markdownOf('<iframe src="https://www.youtube-nocookie.com/embed/abc?start=9" title="A film"></iframe>'),
    ).toBe('::embed[A film]{kind="video" href="https://www.youtube.com/watch?v=abc&#x26;t=9s"}')
  })

  test('is a film or a recording with its still, and what stands in its place after it', () => {
    expect(markdownOf('See <video poster="p.jpg"><source src="a.mp4">Take <a href="a.mp4">this</a></video>')).toBe(
      'See\n\n::embed{kind="video" href="a.mp4" image="p.jpg"}\n\nTake [this](a.mp4)',
    )
    expect(markdownOf('<p><audio src="a.mp3" title="b"></audio></p>')).toBe('::embed[b]{kind="audio" href="a.mp3"}')
  })

  test('is a link where it needed a plug-in', () => {
    const { markdown, warnings } = resolved('<object data="a.swf"><embed src="a.swf"></object>')
    expect(markdown).toBe('[a.swf](a.swf)')
    expect(warnings).toHaveLength(1)
  })

  test('is a link with a name where it is nothing but a drawing', () => {
    expect(resolved('<p><a href="https://e.org" aria-label="Home"><svg></svg></a></p>').markdown).toBe(
      '[Home](https://e.org)',
    )
  })
})

describe('A formula', () => {
  test.each([
    [
      'in MathML',
      '<p>a <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>',
      'a $x^2$',
    ],
    [
      'in a line of Markdown',
      'a <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1 \\alpha_2</annotation></semantics></math>',
      'a $x_1 \\alpha_2$',
    ],
    [
      'by itself',
      '<math display="block"><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>',
      '$$\nx\n$$',
    ],
    [
      'by KaTeX',
      '<span class="katex-display"><span class="katex"><span class="katex-mathml"><math><semantics><annotation encoding="application/x-tex">x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x</span></span></span>',
      '$$\nx\n$$',
    ],
    ['by MathJax', '<p><span class="MathJax_Preview">y</span><script type="math/tex">x</script></p>', '$x$'],
    ['by GitHub', '<p><code class="language-math">x_1</code></p>', '$x_1$'],
    ['as an image', '<p><img class="latex" src="/latex.php?latex=x" alt="$x$"></p>', '$x$'],
  ])('%s is its TeX', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown)
  })

  test('without TeX is its text, and said to be', () => {
    expect(resolved('<p><math><mi>x</mi><mo>+</mo><mi>y</mi></math></p>')).toEqual({
      markdown: 'x+y',
      warnings: ['1: A formula whose TeX is not in the HTML is kept as text.'],
    })
  })
})

describe('What a letter can’t have', () => {
  test('is named with its line, once each', () => {
    const { markdown, warnings } = resolved(
      'one\n\n<div>\n<u>two</u> <u>three</u>\n<font color="red">four</font>\n</div>',
    )
    expect(markdown).toBe('one\n\ntwo three\nfour')
    expect(warnings).toEqual([
      '4: The sign <u> was left out; what stands in it is kept.',
      '5: The sign <font> was left out; what stands in it is kept.',
    ])
  })

  test('is kept as code where it is a program, and nothing of it as a tag', () => {
    const { markdown, warnings } = resolved(
      'a\n\n<script src="/x.js">\nalert(1)\n\nalert(2)\n</script>\n\n<p onclick="x()">b</p>',
    )
    expect(markdown).toBe('a\n\n```html\n<script src="/x.js">\nalert(1)\n\nalert(2)\n</script>\n```\n\nb')
    expect(warnings).toEqual(['3: <script> is nothing that a letter can have, so it is kept as code.'])
  })

  test('is named where it is a comment, but for the one that says nothing', () => {
    expect(resolved('a\n\n<!-- b -->\n\n<!---->')).toEqual({
      markdown: 'a',
      warnings: ['3: A comment was left out: “<!-- b -->”.'],
    })
  })

  test('is kept in words where it is a form', () => {
    const { markdown, warnings } = resolved(
      '<form><label>Mail <input name="mail" placeholder="you@e.org"></label> <select><option>a<option>b</select><button>Send</button></form>',
    )
    expect(markdown).toBe('Mail you\\@e.org a, b Send')
    expect(warnings).toHaveLength(3)
  })

  test('is read where Markdown hides it', () => {
    expect(markdownOf('<p hidden>one</p>\n<div style="display:none">two</div>')).toBe('one\n\ntwo')
  })

  test('has words in drawings and templates', () => {
    expect(
      resolved('<p><svg><title>one</title><text>two</text></svg></p>\n<template><p>three</p></template>').markdown,
    ).toBe('onetwo\n\nthree')
  })

  test('is code where it is beyond all measure', () => {
    const html = '<div>'.repeat(100_000)
    const { markdown, warnings } = resolved(`a\n\n${html}\n\nb`)
    expect(markdown.split('\n')).toEqual(['a', '', '```html', html, '```', '', 'b'])
    expect(warnings).toEqual(['3: HTML that is too large, or lies too deep in itself, is kept as code.'])
  })
})

test('Blocks without HTML are given back as they are', () => {
  const { children } = parse('one <b>two</b>\n\n- three')
  expect(resolveHtml(children, '', () => {})).toBe(children)
})

test('No HTML is left between blocks', () => {
  const source = '<div>\n\n> <p>one</p>\n\n- a\n\n  <!-- x -->\n\n</div>\n\n<br>'
  const seen: string[] = []
  const visit = (node: Nodes): void => {
    seen.push(node.type)
    if ('children' in node) node.children.forEach((child: RootContent) => visit(child))
  }
  visit(resolveTree(parse(source), source, () => {}))
  expect(seen).not.toContain('html')
})
