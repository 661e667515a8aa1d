// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { noDesk } from './desk-for-test.ts'
import { editorExtensions } from './editor-extensions.ts'

const readHtml = vi.fn<(html: string) => unknown>()
vi.mock('@/lib/document/html/read-html.ts', () => ({ readHtml: (html: string): unknown => readHtml(html) }))

let editor: Editor | undefined

afterEach(() => {
  editor?.destroy()
  readHtml.mockReset()
})

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words = '') => ({ type: 'paragraph', ...(words !== '' && { content: [text(words)] }) })

/** An editor whose cursor is at the end of its first line. */
function editing(...content: object[]): Editor {
  const element = document.body.appendChild(document.createElement('div'))
  editor = new Editor({ element, extensions: editorExtensions(noDesk, '/media'), content: { type: 'doc', content } })
  let end = 1
  editor.state.doc.descendants((node, position) => {
    if (node.isTextblock && end === 1) end = position + 1 + node.content.size
  })
  editor.commands.setTextSelection(end)
  return editor
}

/** Pastes as a browser does; whether it was taken over. */
function paste(into: Editor, data: Record<string, string>, slice = Slice.empty): boolean {
  const clipboardData = { types: Object.keys(data), files: [], getData: (type: string) => data[type] ?? '' }
  const event = Object.assign(new Event('paste'), { clipboardData }) as unknown as ClipboardEvent
  return into.view.someProp('handlePaste', (handle) => handle(into.view, event, slice)) ?? false
}

describe('what is pasted', () => {
  test('comes in as HTML is read, in the place of the cursor', async () => {
    readHtml.mockReturnValue({
      fields: { title: 'T', subtitle: '' },
      document: { type: 'doc', content: [paragraph('read')] },
    })
    const at = editing(paragraph('a'))
    expect(paste(at, { 'text/html': '<b>x</b>', 'text/plain': 'x' })).toBe(true)
    await vi.waitFor(() => expect(at.getText()).toContain('read'))
    expect(readHtml).toHaveBeenCalledWith('<b>x</b>')
    expect(at.state.doc.toString()).toContain('heading("T")')
  })

  test.each([
    [
      'refused',
      () => {
        throw new Error('Too deep.')
      },
    ],
    ['found empty', () => ({ fields: { title: '', subtitle: '' }, document: { type: 'doc', content: [paragraph()] } })],
  ])('goes in as plain text when its HTML is %s', async (_, read) => {
    readHtml.mockImplementation(read)
    const at = editing(paragraph('a'))
    paste(at, { 'text/html': '<b>x</b>', 'text/plain': 'one\ntwo' })
    await vi.waitFor(() => expect(at.state.doc.toString()).toBe('doc(paragraph("aone"), paragraph("two"))'))
  })

  test('is left to the editor when it comes from an editor, into code, or without formatting', () => {
    const own = { 'text/html': '<p data-pm-slice="1 1 []">x</p>', 'text/plain': 'x' }
    expect(paste(editing(paragraph('a')), own)).toBe(false)
    const html = { 'text/html': '<b>x</b>', 'text/plain': '## x' }
    expect(paste(editing({ type: 'codeBlock', content: [text('a')] }), html)).toBe(false)
    const at = editing(paragraph('a'))
    at.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'V', shiftKey: true, ctrlKey: true }))
    expect(paste(at, html)).toBe(false)
    expect(readHtml).not.toHaveBeenCalled()
  })

  test('is the address of the item when it is pasted into its empty title', () => {
    const item = { type: 'item', content: [{ type: 'itemTitle' }, paragraph()] }
    const at = editing(item)
    expect(paste(at, { 'text/plain': 'https://example.org/a' })).toBe(true)
    expect(at.state.doc.firstChild?.attrs.href).toBe('https://example.org/a')
    expect(paste(editing({ ...item, attrs: { href: '/b' } }), { 'text/plain': 'https://example.org/a' })).toBe(true)
    expect(at.state.doc.firstChild?.attrs.href).toBe('https://example.org/a')
  })

  test('in a cell is one paragraph of lines, with its marks', async () => {
    const bold = { type: 'text', text: 'read', marks: [{ type: 'bold' }] }
    const card = { type: 'card', attrs: { href: 'https://example.org/', title: 'Card' } }
    readHtml.mockReturnValue({
      fields: { title: '', subtitle: '' },
      document: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [text('one')] },
          { type: 'paragraph', content: [bold] },
          card,
        ],
      },
    })
    const cell = { type: 'tableCell', content: [paragraph('a')] }
    const at = editing({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] })
    expect(paste(at, { 'text/html': '<h2>one</h2>', 'text/plain': 'one' })).toBe(true)
    await vi.waitFor(() =>
      expect(at.state.doc.toString()).toBe(
        'doc(table(tableRow(tableCell(paragraph("aone", hardBreak, bold("read"), hardBreak, link("Card"))))))',
      ),
    )
    expect(paste(at, { 'text/html': '<table><tr><td>x</td></tr></table>', 'text/plain': 'x' })).toBe(false)
  })

  test('takes along the footnotes that it calls', () => {
    const called = { type: 'paragraph', content: [text('b'), { type: 'footnoteReference', attrs: { label: 'n' } }] }
    const from = editing(paragraph('a'), called, {
      type: 'footnote',
      attrs: { label: 'n' },
      content: [paragraph('noted')],
    })
    from.commands.setTextSelection({ from: 4, to: 6 })
    const { slice } = from.view.serializeForClipboard(from.state.selection.content())
    from.destroy()
    const at = editing(paragraph('xy'))
    at.commands.setTextSelection(2)
    const own = { 'text/html': '<p data-pm-slice="1 0 []">b</p>', 'text/plain': 'b' }
    expect(paste(at, own, Slice.fromJSON(at.schema, slice.toJSON()))).toBe(true)
    expect(at.state.doc.toString()).toBe('doc(paragraph("xb", footnoteReference, "y"), footnote(paragraph("noted")))')
  })

  test('with footnotes of another text keeps them at the end', () => {
    const at = editing(paragraph('a'), { type: 'footnote', attrs: { label: '1' }, content: [paragraph('mine')] })
    const copied = at.schema.nodeFromJSON({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [text('b'), { type: 'footnoteReference', attrs: { label: '1' } }] },
        { type: 'footnote', attrs: { label: '1' }, content: [paragraph('theirs')] },
      ],
    })
    const own = { 'text/html': '<p data-pm-slice="0 0 []">b</p>', 'text/plain': 'b' }
    expect(paste(at, own, new Slice(copied.content, 0, 0))).toBe(true)
    expect(at.state.doc.toString()).toMatch(/footnote\(paragraph\("theirs"\)\), footnote\(paragraph\("mine"\)\)\)$/)
  })
})
