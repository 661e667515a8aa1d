// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import { textActions } from './actions.ts'
import { noDesk } from './desk-for-test.ts'
import { editorExtensions } from './editor-extensions.ts'

let editor: Editor | undefined

afterEach(() => editor?.destroy())

function editing(words = ''): Editor {
  editor?.destroy()
  const element = document.body.appendChild(document.createElement('div'))
  const line = { type: 'paragraph', ...(words !== '' && { content: [{ type: 'text', text: words }] }) }
  editor = new Editor({
    element,
    extensions: editorExtensions(noDesk, '/media'),
    content: { type: 'doc', content: [line] },
  })
  const { tr } = editor.state
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, 1 + words.length)))
  return editor
}

/** Types as a browser has it: what no rule takes goes in as text. */
function type(into: Editor, words: string): void {
  for (const letter of words) {
    const { from, to } = into.state.selection
    const deflt = () => into.state.tr.insertText(letter, from, to)
    const isTaken = into.view.someProp('handleTextInput', (handle) => handle(into.view, from, to, letter, deflt))
    if (isTaken !== true) into.view.dispatch(deflt())
  }
}

function press(into: Editor, key: string, options: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, ...options })
  return into.view.someProp('handleKeyDown', (handle) => handle(into.view, event)) ?? false
}

function typed(words: string): string {
  const at = editing()
  type(at, words)
  at.state.doc.check()
  return at.state.doc.toString().replace(/^doc\((.*)\)$/, '$1')
}

describe('as it is typed, Markdown becomes', () => {
  test.each([
    ['# a', 'heading("a")'],
    ['## a', 'heading("a")'],
    ['### a', 'heading("a")'],
    ['- a', 'bulletList(listItem(paragraph("a")))'],
    ['* a', 'bulletList(listItem(paragraph("a")))'],
    ['1. a', 'orderedList(listItem(paragraph("a")))'],
    ['1) a', 'orderedList(listItem(paragraph("a")))'],
    ['[ ] a', 'bulletList(listItem(paragraph("a")))'],
    ['> a', 'blockquote(paragraph("a"))'],
    ['> [!TIP] a', 'callout(paragraph("a"))'],
    ['``` a', 'codeBlock("a")'],
    ['~~~js a', 'codeBlock("a")'],
    ['---', 'horizontalRule, paragraph'],
    ['**b**', 'paragraph(bold("b"))'],
    ['__b__', 'paragraph(bold("b"))'],
    ['*i*', 'paragraph(italic("i"))'],
    ['_i_', 'paragraph(italic("i"))'],
    ['~~s~~', 'paragraph(strike("s"))'],
    ['`c`', 'paragraph(code("c"))'],
    ['a [t](https://example.org) b', 'paragraph("a ", link("t"), " b")'],
    ['![t](https://example.org/a.png)', 'paragraph(image)'],
    ['a[^1] b', 'paragraph("a", footnoteReference, " b"), footnote(paragraph)'],
    ['where $x^2$ is', 'paragraph("where ", inlineMath, " is")'],
    ['$$ ', 'blockMath'],
    [':::warning a', 'callout(paragraph("a"))'],
    [':::details a', 'details(detailsSummary("a"), paragraph)'],
    [':::item a', 'item(itemTitle("a"), paragraph)'],
    [':::card ', 'card'],
  ])('%s', (words, shape) => {
    expect(typed(words)).toBe(shape)
  })

  test.each(['[t](javascript:alert(1))', '$5-$6', 'a $ b $ c', '[^a b]', ':::nothing a'])(
    'no more than text: %s',
    (words) => {
      expect(typed(words)).toBe(`paragraph("${words}")`)
    },
  )

  test('a second call of a footnote that is there', () => {
    expect(typed('a[^1] b[^1]')).toBe('paragraph("a", footnoteReference, " b", footnoteReference), footnote(paragraph)')
  })

  test.each([
    ['- ', 'paragraph("- ")'],
    ['## ', 'paragraph("## ")'],
    ['> ', 'paragraph("> ")'],
    ['**b**', 'paragraph("**b**")'],
    ['1) ', 'paragraph("1) ")'],
    ['[t](https://example.org)', 'paragraph("[t](https://example.org)")'],
    ['$x$', 'paragraph("$x$")'],
    [':::tip ', 'paragraph(":::tip ")'],
  ])('what was typed again by Backspace or undo at once: %s', (words, shape) => {
    const at = editing()
    type(at, words)
    press(at, 'Backspace')
    expect(at.state.doc.toString()).toBe(`doc(${shape})`)
    const other = editing()
    type(other, words)
    textActions
      .flatMap((group) => group.actions)
      .find(({ name }) => name === 'undo')
      ?.run(other, noDesk)
    expect(other.state.doc.toString()).toBe(`doc(${shape})`)
  })
})
