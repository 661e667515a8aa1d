// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, test } from 'vitest'
import { documentExtensions, parseDocument, type DocumentJson } from './schema.ts'

let editor: Editor | undefined

afterEach(() => editor?.destroy())

/** An editor with some HTML in it, and its cursor right after the first occurrence of some words. */
function editing(html: string, words: string): Editor {
  editor = new Editor({ element: document.createElement('div'), extensions: documentExtensions, content: html })
  let cursor = 0
  editor.state.doc.descendants((node, position) => {
    const at = node.isText && cursor === 0 ? (node.text ?? '').indexOf(words) : -1
    if (at >= 0) cursor = position + at + words.length
  })
  editor.commands.setTextSelection(cursor)
  return editor
}

/** Types text as a person would, so that input rules see it. */
function type(into: Editor, text: string): void {
  for (const character of text) {
    const { from, to } = into.state.selection
    const isTaken = into.view.someProp('handleTextInput', (handle) =>
      handle(into.view, from, to, character, () => into.state.tr),
    )
    if (!isTaken) into.view.dispatch(into.state.tr.insertText(character, from, to))
  }
}

function press(into: Editor, key: string): void {
  into.commands.keyboardShortcut(key)
}

function documentIn(from: Editor): DocumentJson {
  return parseDocument(from.getJSON())
}

function outline(from: Editor): string {
  return from
    .getHTML()
    .replace(/<table style="[^"]*">/g, '<table>')
    .replace(/<colgroup>.*?<\/colgroup>/g, '')
}

describe('Lists in the editor', () => {
  test('Enter starts the next item, and in an empty one leaves the list', () => {
    const at = editing('<ul><li><p>onetwo</p></li></ul>', 'one')
    press(at, 'Enter')
    expect(outline(at)).toContain('<ul><li><p>one</p></li><li><p>two</p></li></ul>')
    const end = editing('<ul><li><p>one</p></li></ul>', 'one')
    press(end, 'Enter')
    press(end, 'Enter')
    expect(outline(end)).toMatch(/^<ul><li><p>one<\/p><\/li><\/ul><p><\/p>/)
  })

  test('Tab puts an item below the one before it, Shift-Tab takes it out again', () => {
    const at = editing('<ul><li><p>one</p></li><li><p>two</p></li></ul>', 'two')
    press(at, 'Tab')
    expect(outline(at)).toContain('<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>')
    press(at, 'Shift-Tab')
    expect(outline(at)).toContain('<ul><li><p>one</p></li><li><p>two</p></li></ul>')
  })

  test('an item that begins with code or a quote is kept as it is, and can be split after its text', () => {
    const at = editing('<ol start="3"><li><pre><code>code</code></pre><p>text</p></li></ol>', 'text')
    expect(documentIn(at).content[0]).toMatchObject({
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ content: [{ type: 'codeBlock' }, {}] }],
    })
    press(at, 'Enter')
    expect(outline(at)).toContain('<p>text</p></li><li><p></p></li></ol>')
  })

  test('“[x] ” at the start of an item makes it a task, and the next task is still to do', () => {
    const at = editing('<ul><li><p>done</p></li></ul>', 'done')
    at.commands.setTextSelection(3)
    type(at, '[x] ')
    at.commands.setTextSelection(7)
    press(at, 'Enter')
    expect(outline(at)).toContain(
      '<ul><li data-checked="true"><p>done</p></li><li data-checked="false"><p></p></li></ul>',
    )
  })

  test('the toggle turns paragraphs into a list and back', () => {
    const at = editing('<p>one</p>', 'one')
    at.commands.toggleBulletList()
    expect(outline(at)).toContain('<ul><li><p>one</p></li></ul>')
    at.commands.toggleBulletList()
    expect(outline(at)).toMatch(/^<p>one<\/p>/)
  })
})

describe('Tables in the editor', () => {
  const table = '<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>one</td><td>two</td></tr></tbody></table>'

  test('Enter in a cell breaks the line', () => {
    const at = editing(table, 'on')
    press(at, 'Enter')
    expect(outline(at)).toContain('<p>on<br>e</p>')
  })

  test('several paragraphs pasted into a cell become lines of it', () => {
    const at = editing(table, 'one')
    at.view.pasteHTML('<p>x</p><ul><li>y</li></ul>')
    expect(outline(at)).toContain('<p>onex<br>y</p>')
    documentIn(at)
  })

  test('cells can’t be merged, as Markdown could not say it', () => {
    const at = editing(table, 'one')
    expect(at.can().mergeCells()).toBe(false)
    expect(
      documentIn(editing('<table><tr><td colspan="2">wide</td></tr><tr><td>a</td><td>b</td></tr></table>', 'wide'))
        .content[0],
    ).toBeTruthy()
  })
})

describe('What is pasted', () => {
  test('keeps safe links and loses the others, not their text', () => {
    const at = editing(
      '<p><a href="https://example.org" target="_blank" rel="x">good</a> <a href="javascript:alert(1)">bad</a></p>',
      'bad',
    )
    expect(outline(at)).toMatch(/^<p><a href="https:\/\/example.org">good<\/a> bad<\/p>/)
    expect(at.commands.setLink({ href: 'java\nscript:alert(1)' })).toBe(false)
  })

  test('puts the highest heading at level 2', () => {
    expect(outline(editing('<h1>top</h1>', 'top'))).toMatch(/^<h2>top<\/h2>/)
  })

  test('may be code, bold and a link at once', () => {
    const at = editing('<p><a href="/x"><strong><code>all</code></strong></a></p>', 'all')
    expect(documentIn(at).content[0]).toMatchObject({
      content: [{ marks: [{ type: 'link' }, { type: 'bold' }, { type: 'code' }] }],
    })
  })

  test('keeps images within a line, with their size', () => {
    const at = editing('<p>a<img src="/media/x.png" alt="x" width="640" height="480">b</p>', 'a')
    expect(documentIn(at).content[0]).toMatchObject({
      content: [{}, { attrs: { src: '/media/x.png', alt: 'x', width: 640, height: 480 } }, {}],
    })
    at.commands.setImage({ src: '/media/y.png' })
    expect(outline(at)).toContain('<img src="/media/y.png">')
  })
})
