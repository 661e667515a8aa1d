import { EditorState } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { editingSchema } from './editing-schema.ts'
import { insertPicture } from './uploads.ts'

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph', content: words === '' ? [] : [text(words)] })

/** The document after a picture was put where its text has a `|`. */
function withPicture(...blocks: object[]): unknown {
  const schema = editingSchema()
  const { tr } = EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content: blocks }) })
  let at = 0
  tr.doc.descendants((node, position) => {
    const mark = node.text?.indexOf('|') ?? -1
    if (mark >= 0) at = position + mark
  })
  tr.delete(at, at + 1)
  const image = schema.nodes.image?.create({ src: '/media/a.png' })
  if (!image) throw new Error('The schema has no image.')
  insertPicture(tr, at, image)
  tr.doc.check()
  return tr.doc.toString()
}

describe('a picture that was sent', () => {
  test('stands in the empty line it was put into', () => {
    expect(withPicture(paragraph('|'), paragraph('b'))).toBe('doc(paragraph(image), paragraph("b"))')
  })

  test('stands below the paragraph at whose end it was put', () => {
    expect(withPicture(paragraph('a|'), paragraph('b'))).toBe('doc(paragraph("a"), paragraph(image), paragraph("b"))')
  })

  test('stands above the paragraph at whose start it was put', () => {
    expect(withPicture(paragraph('|a'))).toBe('doc(paragraph(image), paragraph("a"))')
  })

  test('stands between the words it was dropped between', () => {
    expect(withPicture(paragraph('a|b'))).toBe('doc(paragraph("a", image, "b"))')
  })

  test('does not get into a block of code', () => {
    expect(withPicture({ type: 'codeBlock', content: [text('a|b')] })).toBe('doc(codeBlock("ab"), paragraph(image))')
  })

  test('stays in its item and its cell', () => {
    const item = { type: 'listItem', content: [paragraph('a|')] }
    expect(withPicture({ type: 'bulletList', content: [item] })).toBe(
      'doc(bulletList(listItem(paragraph("a"), paragraph(image))))',
    )
    const cell = { type: 'tableCell', content: [paragraph('a|')] }
    expect(withPicture({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] })).toBe(
      'doc(table(tableRow(tableCell(paragraph("a", image)))))',
    )
  })
})
