// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryDocument } from '@/lib/document/fixtures/arbitrary-document.ts'
import { fixture } from '@/lib/document/fixtures/document.ts'
import { DeskAttributes } from './desk-attributes.ts'
import { editingExtensions } from './editing-schema.ts'

const editor = new Editor({ extensions: [...editingExtensions, DeskAttributes], element: null })
const plugin = editor.extensionManager.plugins.filter((one) => (one as { key?: string }).key?.startsWith('deskAttr'))

function drawnOn(state: EditorState): string[] {
  const marks = plugin[0]?.props.decorations?.call(plugin[0], state) as DecorationSet
  return marks
    .find()
    .map((mark) => `${mark.from}–${mark.to} ${JSON.stringify((mark as { type?: { attrs?: unknown } }).type?.attrs)}`)
    .sort()
}

const opened = (doc: Node) => EditorState.create({ doc, plugins: plugin })

/** What can happen to a text: `at` and `other` are parts of its length. */
const edits: ((tr: Transaction, at: number, other: Node) => Transaction)[] = [
  (tr, at) => {
    const starts: number[] = []
    tr.doc.descendants((node, position) => {
      if (node.isTextblock) starts.push(position + 1)
    })
    const start = starts[Math.floor(at * starts.length)]
    return start === undefined ? tr : tr.insertText('a', start)
  },
  (tr, at) => {
    const index = Math.floor(at * (tr.doc.childCount - 1))
    const from = startOf(tr.doc, index)
    return tr.doc.childCount > 1 && tr.doc.child(1).type.name !== 'footnote'
      ? tr.delete(from, from + tr.doc.child(index).nodeSize)
      : tr
  },
  (tr, _at, other) => tr.replaceWith(0, tr.doc.content.size, other.content),
  (tr, at, other) => {
    const index = Math.floor(at * tr.doc.childCount)
    const isBeforeNotes = tr.doc.child(index).type.name !== 'footnote'
    return isBeforeNotes ? tr.insert(startOf(tr.doc, index), other.child(0)) : tr
  },
  // Takes everything out and puts the very same blocks in again.
  (tr) => tr.replaceWith(0, tr.doc.content.size, tr.doc.content),
  (tr, at) => {
    const $at = tr.doc.resolve(Math.round(at * tr.doc.content.size))
    const text = $at.nodeAfter
    return text?.isInline ? tr.delete($at.pos, $at.pos + text.nodeSize) : tr
  },
]

function startOf(doc: Node, index: number): number {
  return doc.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
}

describe('what the desk draws onto the text', () => {
  test('is after any change what it would be if the text had just been opened', () => {
    const json = fc.oneof(fc.constant(fixture), arbitraryDocument)
    const node = json.map((one) => editor.schema.nodeFromJSON(one))
    const edit = fc.tuple(fc.nat(edits.length - 1), fc.double({ min: 0, max: 0.999, noNaN: true }), node)
    fc.assert(
      fc.property(node, fc.array(edit, { minLength: 1, maxLength: 4 }), (doc, list) => {
        let state = opened(doc)
        for (const [which, at, other] of list) {
          const tr = edits[which]?.(state.tr, at, other)
          if (tr) state = state.apply(tr)
          expect(drawnOn(state)).toEqual(drawnOn(opened(state.doc)))
        }
      }),
      { numRuns: 60 },
    )
  })
})
