import { describe, expect, test } from 'vitest'
import { staticHtml } from './static-text.ts'

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })

describe('the text before the editor is there', () => {
  test('says what the document says', () => {
    const document = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [text('News')] },
        paragraph(text('So '), text('loud', { type: 'bold' }, { type: 'italic' }), text('.')),
      ],
    }
    expect(staticHtml(document)).toBe('<h2 dir="auto">News</h2><p dir="auto">So <strong><em>loud</em></strong>.</p>')
  })

  test('can hold no markup of its own', () => {
    expect(staticHtml(paragraph(text('<script>alert("&")</script>')))).toBe(
      '<p dir="auto">&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;</p>',
    )
  })

  test('leads nowhere unsafe', () => {
    const link = (href: string, title: string) => ({ type: 'link', attrs: { href, title } })
    expect(() => staticHtml(paragraph(text('here', link('javascript:alert(1)', ''))))).toThrow(RangeError)
    expect(staticHtml(paragraph(text('here', link('/a"b', '" onclick="alert(1)'))))).toContain(
      'href="/a&quot;b" title="&quot; onclick=&quot;alert(1)"',
    )
  })

  test('gives an empty line the height of a line', () => {
    expect(staticHtml({ type: 'paragraph' })).toBe('<p dir="auto"><br></p>')
  })

  test('shows tasks with their boxes', () => {
    const item = (checked: boolean | null) => ({
      type: 'listItem',
      attrs: { checked },
      content: [paragraph(text('x'))],
    })
    expect(staticHtml({ type: 'bulletList', content: [item(true), item(false), item(null)] })).toBe(
      '<ul dir="auto">' +
        '<li data-checked="true" dir="auto" class="task"><input type="checkbox" disabled checked><div class="task-text"><p dir="auto">x</p></div></li>' +
        '<li data-checked="false" dir="auto" class="task"><input type="checkbox" disabled><div class="task-text"><p dir="auto">x</p></div></li>' +
        '<li dir="auto"><p dir="auto">x</p></li></ul>',
    )
  })

  test('shows code, tables and pictures', () => {
    const cell = (type: string, align: string | null) => ({ type, attrs: { align }, content: [paragraph(text('1'))] })
    const document = {
      type: 'doc',
      content: [
        { type: 'codeBlock', attrs: { language: 'js' }, content: [{ type: 'text', text: 'a < b' }] },
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [cell('tableHeader', 'right'), cell('tableCell', null)] }],
        },
        paragraph({ type: 'image', attrs: { src: '/media/a.png', alt: 'A "cat"' } }),
      ],
    }
    expect(staticHtml(document)).toBe(
      '<pre><code class="language-js">a &lt; b</code></pre>' +
        '<div class="table"><table><tbody><tr><th class="align-right" align="right" dir="auto"><p dir="auto">1</p></th>' +
        '<td dir="auto"><p dir="auto">1</p></td></tr></tbody></table></div>' +
        '<p dir="auto" class="lone-picture"><img src="/media/a.png" alt="A &quot;cat&quot;"></p>',
    )
  })
})
