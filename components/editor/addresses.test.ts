// @vitest-environment happy-dom
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Editor } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { addressesIn, changeForm, madeIn } from './addresses.ts'
import { noDesk } from './desk-for-test.ts'
import { editorExtensions } from './editor-extensions.ts'

let editor: Editor | undefined
let server: Server
/** What the desk answers to the next question; it waits for it. */
let answers: ((given: object) => void)[] = []

beforeAll(async () => {
  server = createServer((_request, response) => {
    answers.push((given) => response.end(JSON.stringify(given)))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  // The desk is where the page is from.
  const page = window as unknown as { happyDOM: { setURL: (url: string) => void } }
  page.happyDOM.setURL(`http://127.0.0.1:${port}/`)
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

afterEach(() => {
  editor?.destroy()
  for (const late of answers) late({})
  answers = []
})

const address = 'https://example.org/a'
const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words = '') => ({ type: 'paragraph', ...(words !== '' && { content: [text(words)] }) })
const item = (title: string, ...content: object[]) => ({
  type: 'item',
  content: [{ type: 'itemTitle', content: [text(title)] }, ...content],
})
const found = (title = 'A page') => ({ card: { href: address, title, description: 'Of it', citation: '2102.12092' } })

/** An editor whose cursor is in its first empty line. */
function editing(...content: object[]): Editor {
  const element = document.body.appendChild(document.createElement('div'))
  editor = new Editor({ element, extensions: editorExtensions(noDesk, '/media'), content: { type: 'doc', content } })
  const { tr } = editor.state
  let empty = 1
  tr.doc.descendants((node, position) => {
    if (node.isTextblock && node.content.size === 0) empty = position + 1
  })
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, empty)))
  return editor
}

function paste(into: Editor, words: string): boolean {
  const data = { 'text/plain': words }
  const clipboardData = {
    types: ['text/plain'],
    files: [],
    getData: (type: string) => (data as Record<string, string>)[type] ?? '',
  }
  const event = Object.assign(new Event('paste'), { clipboardData }) as unknown as ClipboardEvent
  return into.view.someProp('handlePaste', (handle) => handle(into.view, event, Slice.empty)) ?? false
}

async function answer(given: object): Promise<void> {
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0))
  answers.shift()?.(given)
}

const blocks = (at: Editor) => at.state.doc.content.content.map((node) => node.type.name)
const becomes = (at: Editor, ...names: string[]) => vi.waitFor(() => expect(blocks(at)).toEqual(names))
const link = `paragraph(link("${address}"))`
const notes = (at: Editor) => [...at.view.dom.querySelectorAll('.address-note')].map((note) => note.textContent)

function press(into: Editor, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key })
  return into.view.someProp('handleKeyDown', (handle) => handle(into.view, event)) ?? false
}

describe('the address of a page, pasted into an empty line', () => {
  test('is a link at once and a card when its page was looked at; undo goes back by the same steps', async () => {
    const at = editing(paragraph('a'), paragraph())
    expect(paste(at, `${address}\n`)).toBe(true)
    expect(at.state.doc.toString()).toContain(link)
    expect(notes(at)).toEqual(['Looking at example.org… Esc keeps the link'])
    await answer(found())
    await becomes(at, 'paragraph', 'card', 'paragraph')
    expect(at.state.doc.child(1).attrs).toMatchObject({ title: 'A page', description: 'Of it', site: 'example.org' })
    expect(at.state.selection.$from.parent.type.name).toBe('paragraph')
    at.view.dispatch(at.state.tr.insertText('more'))
    at.commands.undo()
    expect(blocks(at)).toEqual(['paragraph', 'card', 'paragraph'])
    at.commands.undo()
    expect(at.state.doc.toString()).toBe(`doc(paragraph("a"), ${link})`)
    expect(notes(at)).toEqual([])
    at.commands.undo()
    expect(at.state.doc.toString()).toBe('doc(paragraph("a"), paragraph)')
  })

  test('is a link with a comment below another one, and the cursor is where the comment goes', async () => {
    const at = editing(item('one', paragraph('c')), paragraph())
    paste(at, address)
    await answer(found())
    await becomes(at, 'item', 'item')
    expect(at.state.doc.child(1).toString()).toBe('item(itemTitle("A page"), paragraph)')
    expect(at.state.doc.child(1).attrs).toEqual({ href: address, citation: '2102.12092' })
    expect(at.state.selection.$from.parent.type.name).toBe('paragraph')
    expect(at.state.selection.$from.depth).toBe(2)
  })

  test('stays a link when the author goes on in its line, presses Escape, or takes it back', async () => {
    const goOn: ((at: Editor) => unknown)[] = [
      (at) => at.view.dispatch(at.state.tr.insertText('!')),
      (at) => press(at, 'Escape'),
      (at) => at.commands.undo(),
    ]
    for (const act of goOn) {
      const at = editing(paragraph('a'), paragraph())
      paste(at, address)
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0))
      act(at)
      const before = at.state.doc
      answers.shift()?.(found())
      await vi.waitFor(() => expect(notes(at)).toEqual([]))
      expect(at.state.doc.eq(before)).toBe(true)
      at.destroy()
    }
  })

  test('becomes a card while the author writes elsewhere, and no word is lost by undo', async () => {
    const at = editing(paragraph('a'), paragraph())
    paste(at, address)
    at.commands.setTextSelection(2)
    at.view.dispatch(at.state.tr.insertText('bc'))
    await answer(found())
    await becomes(at, 'paragraph', 'card')
    at.view.dispatch(at.state.tr.insertText('d'))
    expect(at.state.doc.firstChild?.textContent).toBe('abcd')
    at.commands.undo()
    expect(at.state.doc.firstChild?.textContent).toBe('abc')
    at.commands.undo()
    expect(at.state.doc.toString()).toBe(`doc(paragraph("abc"), ${link})`)
  })

  test('stays a link when the site refuses, says why, and can be a card anyway', async () => {
    const at = editing(paragraph('a'), paragraph())
    paste(at, address)
    await answer({ card: { href: address }, refused: 'The site does not answer.' })
    await vi.waitFor(() => expect(notes(at).join()).toContain('The site does not answer. The link stays.'))
    const button = [...at.view.dom.querySelectorAll('button')].find(
      (each) => each.textContent === 'Make it a card anyway',
    )
    button?.click()
    expect(at.state.doc.child(1).attrs).toMatchObject({ href: address, title: null, site: 'example.org' })
  })

  test('can have another form afterwards, until something is written', async () => {
    const at = editing(paragraph('a'), paragraph())
    paste(at, address)
    await answer(found())
    await vi.waitFor(() => expect(madeIn(at.state)).toMatchObject({ form: 'card' }))
    changeForm(at, 'item')
    expect(blocks(at)).toEqual(['paragraph', 'item', 'paragraph'])
    at.view.dispatch(at.state.tr.insertText('x'))
    expect(madeIn(at.state)).toBeNull()
    expect(at.state.doc.child(1).toString()).toBe('item(itemTitle("A page"), paragraph("x"))')
    at.commands.undo()
    at.commands.undo()
    expect(blocks(at)).toEqual(['paragraph', 'card', 'paragraph'])
  })

  test('with others, one a line, becomes one after the other', async () => {
    const at = editing(paragraph())
    paste(at, `${address}\n\nhttps://example.org/b\n`)
    expect(blocks(at)).toEqual(['paragraph', 'paragraph'])
    await answer(found('One'))
    await becomes(at, 'card', 'paragraph')
    await answer(found('Two'))
    await becomes(at, 'card', 'card', 'paragraph')
  })

  test('is no more than text among words, in a list, or in a line that has some', () => {
    expect(addressesIn(`${address}\nand words`)).toBeNull()
    expect(addressesIn('javascript:alert(1)')).toBeNull()
    expect(addressesIn('https://')).toBeNull()
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph()] }] }
    expect(paste(editing(list), address)).toBe(false)
    const at = editing(paragraph('a'))
    at.commands.setTextSelection(2)
    expect(paste(at, address)).toBe(false)
  })

  test('pasted without formatting stays as it is', () => {
    const at = editing(paragraph('a'), paragraph())
    at.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'V', shiftKey: true, ctrlKey: true }))
    expect(paste(at, address)).toBe(false)
  })
})
