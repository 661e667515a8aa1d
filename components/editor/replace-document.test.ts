// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryDocument } from '@/lib/document/fixtures/arbitrary-document.ts'
import { editingExtensions, editingSchema } from './editing-schema.ts'
import { replaceDocument } from './replace-document.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const document = (...texts: string[]) => ({ type: 'doc', content: texts.map(paragraph) })
const editing = (content: object) =>
  new Editor({ element: globalThis.document.createElement('div'), extensions: editingExtensions, content })

test('another text takes the place of the one that is written, whatever both are', () => {
  const schema = editingSchema()
  fc.assert(
    fc.property(arbitraryDocument, arbitraryDocument, (before, next) => {
      // Without plugins, which mend tables and the like afterwards.
      let state = EditorState.create({ doc: schema.nodeFromJSON(before) })
      const view = { dispatch: (tr: Transaction) => (state = state.apply(tr)) }
      replaceDocument({ state, schema, view } as unknown as Editor, next)
      expect(state.doc.eq(schema.nodeFromJSON(next))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('blocks that stay are left alone with the cursor in them, and one undo brings the other text back', () => {
  const editor = editing(document('one', 'two', 'three'))
  const kept = editor.state.doc.child(2)
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 13)))
  expect(editor.state.selection.$head.parent.textContent).toBe('three')
  editor.view.dispatch(editor.state.tr.insertText('!', 4))
  replaceDocument(editor, document('another', 'first', 'three'))
  expect(editor.state.doc.child(2)).toBe(kept)
  expect(editor.state.selection.$head.parent.textContent).toBe('three')
  editor.commands.undo()
  expect(editor.getText({ blockSeparator: ' ' })).toBe('one! two three')
  editor.destroy()
})
