// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, test } from 'vitest'
import { pageIn } from './address-form.ts'
import { turnPage } from './addresses.ts'
import { noDesk } from './desk-for-test.ts'
import { editorExtensions } from './editor-extensions.ts'
import { asOwnStep, inOneStep } from './undo-steps.ts'

let editor: Editor | undefined

afterEach(() => editor?.destroy())

const doc = (...content: object[]) => ({ type: 'doc', content })
const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })

function editing(...content: object[]): Editor {
  const element = document.body.appendChild(document.createElement('div'))
  editor = new Editor({ element, extensions: editorExtensions(noDesk, '/media'), content: doc(...content) })
  editor.commands.setTextSelection(2)
  return editor
}

const type = (at: Editor, words: string) => at.view.dispatch(at.state.tr.insertText(words))

describe('undo', () => {
  test('takes back what came from elsewhere without what was written right before and after', () => {
    const at = editing(paragraph('a'))
    type(at, 'b')
    at.view.dispatch(asOwnStep(at.state.tr.insertText('[picture]')))
    type(at, 'c')
    expect(at.getText()).toBe('ab[picture]c')
    at.commands.undo()
    expect(at.getText()).toBe('ab[picture]')
    at.commands.undo()
    expect(at.getText()).toBe('ab')
    at.commands.undo()
    expect(at.getText()).toBe('a')
    at.commands.redo()
    at.commands.redo()
    at.commands.redo()
    expect(at.getText()).toBe('ab[picture]c')
  })

  test('brings back what stood before another draft, and what was written into that goes first', () => {
    const at = editing(paragraph('mine'))
    type(at, '1')
    at.chain()
      .setContent(doc(paragraph('theirs')))
      .command(({ tr }) => asOwnStep(tr).docChanged)
      .run()
    at.commands.setTextSelection(7)
    type(at, '2')
    expect(at.getText()).toBe('theirs2')
    at.commands.undo()
    expect(at.getText()).toBe('theirs')
    at.commands.undo()
    expect(at.getText()).toBe('m1ine')
    at.commands.undo()
    expect(at.getText()).toBe('mine')
  })

  test('takes back together what was done as one', () => {
    const at = editing(paragraph('a'), paragraph('z'))
    type(at, 'b')
    inOneStep(at, () => {
      at.view.dispatch(at.state.tr.insertText('c'))
      at.view.dispatch(at.state.tr.insertText('y', at.state.doc.content.size - 1))
    })
    type(at, 'd')
    expect(at.getText()).toBe('abcd\n\nzy')
    at.commands.undo()
    expect(at.getText()).toBe('abc\n\nzy')
    at.commands.undo()
    expect(at.getText()).toBe('ab\n\nz')
  })

  test('gives a page back the form that it had', () => {
    const card = { type: 'card', attrs: { href: 'https://example.org/a', title: 'A page', site: 'example.org' } }
    const at = editing(paragraph('a'), card)
    const before = at.state.doc
    turnPage(at, 3, 'item')
    expect(at.state.doc.toString()).toBe('doc(paragraph("a"), item(itemTitle("A page"), paragraph))')
    type(at, 'What I say.')
    turnPage(at, 3, 'card')
    expect(at.state.doc.toString()).toMatch(
      /^doc\(paragraph\("a"\), card, paragraph(?:, paragraph)?\("What I say."\)\)$/,
    )
    turnPage(at, 3, 'link')
    const line = at.state.doc.child(1)
    expect(pageIn(line)?.href).toBe('https://example.org/a')
    for (let step = 0; step < 4; step += 1) at.commands.undo()
    expect(at.state.doc.eq(before)).toBe(true)
  })
})
