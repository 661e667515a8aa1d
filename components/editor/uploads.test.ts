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
    expect(withPicture(paragraph('|'), paragraph('b'))).toBe('doc(figure, paragraph("b"))')
  })

  test('stands below the paragraph at whose end it was put', () => {
    expect(withPicture(paragraph('a|'), paragraph('b'))).toBe('doc(paragraph("a"), figure, paragraph("b"))')
  })

  test('stands above the paragraph at whose start it was put', () => {
    expect(withPicture(paragraph('|a'))).toBe('doc(figure, paragraph("a"))')
  })

  test('stands between the words it was dropped between', () => {
    expect(withPicture(paragraph('a|b'))).toBe('doc(paragraph("a", image, "b"))')
  })

  test('stands below the title or the caption it was put into', () => {
    const title = { type: 'itemTitle', content: [text('|a')] }
    expect(withPicture({ type: 'item', content: [title, paragraph('b')] })).toBe(
      'doc(item(itemTitle("a"), figure, paragraph("b")))',
    )
    expect(withPicture({ type: 'figure', attrs: { src: '/media/b.png' }, content: [text('a|b')] })).toBe(
      'doc(figure("ab"), figure)',
    )
  })

  test('fills the place of a picture that never came along, and its words stay', () => {
    const schema = editingSchema()
    const gap = {
      type: 'figure',
      attrs: { src: 'img/gone.png', alt: 'A map', credit: 'A. Example' },
      content: [text('x')],
    }
    for (const at of [0, 1, 2]) {
      const { tr } = EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content: [gap] }) })
      const image = schema.nodes.image?.create({ src: '/media/a.png', width: 8, height: 6 })
      if (!image) throw new Error('The schema has no image.')
      insertPicture(tr, at, image)
      expect(tr.doc.toString()).toBe('doc(figure("x"))')
      const attrs = { src: '/media/a.png', width: 8, height: 6, alt: 'A map', credit: 'A. Example' }
      expect(tr.doc.firstChild?.attrs).toMatchObject(attrs)
    }
  })

  test('stays in the footnote it was put into', () => {
    const note = { type: 'footnote', attrs: { label: '1' }, content: [paragraph('a|')] }
    expect(withPicture(paragraph('b'), note)).toBe('doc(paragraph("b"), footnote(paragraph("a"), figure))')
  })

  test('does not get into a block of code', () => {
    expect(withPicture({ type: 'codeBlock', content: [text('a|b')] })).toBe('doc(codeBlock("ab"), figure)')
  })

  test('stays in its item and its cell', () => {
    const item = { type: 'listItem', content: [paragraph('a|')] }
    expect(withPicture({ type: 'bulletList', content: [item] })).toBe(
      'doc(bulletList(listItem(paragraph("a"), figure)))',
    )
    const cell = { type: 'tableCell', content: [paragraph('a|')] }
    expect(withPicture({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] })).toBe(
      'doc(table(tableRow(tableCell(paragraph("a", image)))))',
    )
  })
})
