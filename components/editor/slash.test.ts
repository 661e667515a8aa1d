// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import { noDesk } from './desk-for-test.ts'
import { editorExtensions } from './editor-extensions.ts'
import { slashEntries, slashIn } from './slash.ts'

let editor: Editor | undefined

afterEach(() => editor?.destroy())

const paragraph = (words = '') => ({
  type: 'paragraph',
  ...(words !== '' && { content: [{ type: 'text', text: words }] }),
})

/** An editor whose cursor is at the end of its first line. */
function editing(...content: object[]): Editor {
  editor?.destroy()
  const element = document.body.appendChild(document.createElement('div'))
  editor = new Editor({ element, extensions: editorExtensions(noDesk, '/media'), content: { type: 'doc', content } })
  const { tr } = editor.state
  const $end = TextSelection.near(tr.doc.resolve(1)).$from
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, $end.end())))
  return editor
}

function type(into: Editor, words: string): void {
  for (const letter of words) into.view.dispatch(into.state.tr.insertText(letter))
}

function press(into: Editor, key: string, options: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, ...options })
  return into.view.someProp('handleKeyDown', (handle) => handle(into.view, event)) ?? false
}

const query = (at: Editor) => slashIn(at.state)?.query ?? null

describe('the list of blocks', () => {
  test.each([
    ['/', ''],
    ['word /', 'word'],
    ['／', ''],
    ['、', ''],
    ['\u3000/', ''],
  ])('opens at %j', (typed) => {
    const at = editing(paragraph())
    type(at, typed)
    expect(query(at)).toBe('')
    expect(slashEntries(at).length).toBeGreaterThan(20)
  })

  test.each(['and/', '日本、', 'https:/', '//', '/ '])('does not open at %j', (typed) => {
    const at = editing(paragraph())
    type(at, typed)
    expect(query(at)).toBeNull()
  })

  test('does not open in code, in links, or by paste', () => {
    const at = editing({ type: 'codeBlock' })
    type(at, '/')
    expect(query(at)).toBeNull()
    const code = editing(paragraph())
    code.commands.setMark('code')
    type(code, '/')
    expect(query(code)).toBeNull()
    const pasted = editing(paragraph())
    pasted.view.dispatch(pasted.state.tr.insertText('/').setMeta('paste', true))
    expect(query(pasted)).toBeNull()
  })

  test('puts in what is chosen, and undo gives back what was typed', () => {
    const at = editing(paragraph('a'), paragraph())
    at.commands.setTextSelection(4)
    type(at, '/quot')
    expect(press(at, 'Enter')).toBe(true)
    expect(at.state.doc.toString()).toBe('doc(paragraph("a"), blockquote(paragraph))')
    type(at, 'x')
    at.commands.undo()
    at.commands.undo()
    expect(at.state.doc.toString()).toBe('doc(paragraph("a"), paragraph("/quot"))')
    expect(query(at)).toBeNull()
  })

  test('puts a block in the place of the line in one step of undo', () => {
    const at = editing(paragraph())
    type(at, '/toc')
    press(at, 'Tab')
    expect(at.state.doc.toString()).toBe('doc(contents)')
    at.commands.undo()
    expect(at.state.doc.toString()).toBe('doc(paragraph("/toc"))')
  })

  test('goes by the arrows and stays away after Escape', () => {
    const at = editing(paragraph())
    type(at, '/')
    press(at, 'ArrowDown')
    press(at, 'ArrowDown')
    expect(slashIn(at.state)?.index).toBe(2)
    press(at, 'ArrowUp')
    expect(slashIn(at.state)?.index).toBe(1)
    expect(press(at, 'Escape')).toBe(true)
    type(at, 'card')
    expect(query(at)).toBeNull()
    expect(at.getText()).toBe('/card')
  })

  test('gives the keys back when nothing fits, and comes back with what does', () => {
    const at = editing(paragraph())
    type(at, '/quotz')
    expect(slashEntries(at)).toEqual([])
    at.view.dispatch(at.state.tr.delete(6, 7))
    expect(slashEntries(at).map((action) => action.name)).toEqual(['quote'])
    type(at, ' and so on')
    expect(press(at, 'Escape')).toBe(false)
  })

  test('leaves all keys to an input method', () => {
    const at = editing(paragraph())
    type(at, '、引用')
    const event = Object.assign(new KeyboardEvent('keydown', { key: 'ArrowDown' }), { keyCode: 229 })
    at.view.someProp('handleKeyDown', (handle) => handle(at.view, event))
    expect(slashIn(at.state)).toMatchObject({ query: '引用', index: 0 })
    press(at, 'Enter')
    expect(at.state.doc.toString()).toBe('doc(blockquote(paragraph))')
  })

  test('calls a footnote right behind the word', () => {
    const at = editing(paragraph('word'))
    type(at, ' /footnote')
    press(at, 'Enter')
    expect(at.state.doc.toString()).toBe('doc(paragraph("word", footnoteReference), footnote(paragraph))')
  })

  test('offers in a cell what a cell can hold', () => {
    const cell = { type: 'tableCell', content: [paragraph()] }
    const at = editing({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] })
    type(at, '/')
    expect(slashEntries(at).map((action) => action.name)).toEqual(['picture', 'footnote', 'inlineMath'])
  })
})
