// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { Slice, type Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import { fixture } from '@/lib/document/fixtures/document.ts'
import { normalForm } from '@/lib/document/normal-form.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { textActions, type ActionName } from './actions.ts'
import { setAttribute } from './block-commands.ts'
import { blockForms } from './block-fields.ts'
import { noDesk } from './desk-for-test.ts'
import type { DeskPlaces } from './desk-keys.ts'
import { editorExtensions } from './editor-extensions.ts'
import { hasFields, placeOf } from './field-place.ts'
import { followFootnote } from './footnote-commands.ts'
import { placeDocument, placeSlice } from './place-pasted.ts'
import { staticHtml } from './static-text.ts'

let editor: Editor | undefined

afterEach(() => editor?.destroy())

const asked: string[] = []
const desk: DeskPlaces = {
  ...noDesk,
  askForLink: () => asked.push('link'),
  askForFields: () => asked.push('fields'),
  askForLanguage: () => asked.push('language'),
}

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words = '') => ({ type: 'paragraph', ...(words !== '' && { content: [text(words)] }) })
const call = (label: string) => ({ type: 'footnoteReference', attrs: { label } })
const note = (label: string, words = '') => ({ type: 'footnote', attrs: { label }, content: [paragraph(words)] })
const item = (title: string, ...content: object[]) => ({
  type: 'item',
  content: [{ type: 'itemTitle', ...(title !== '' && { content: [text(title)] }) }, ...content],
})

/** An editor with some blocks; a `|` in them is the cursor. */
function editing(...content: object[]): Editor {
  editor?.destroy()
  asked.length = 0
  const element = document.body.appendChild(document.createElement('div'))
  editor = new Editor({ element, extensions: editorExtensions(desk, '/media'), content: { type: 'doc', content } })
  const { tr } = editor.state
  let cursor: number | null = null
  tr.doc.descendants((node, position) => {
    const at = node.text?.indexOf('|') ?? -1
    if (at >= 0) cursor = position + at
  })
  if (cursor !== null) tr.delete(cursor, cursor + 1).setSelection(TextSelection.create(tr.doc, cursor))
  editor.view.dispatch(tr.setMeta('addToHistory', false))
  return editor
}

/** The text as it stands, with the cursor as `|`, or with `[]` around the selected block. */
function shown({ state }: Editor): string {
  state.doc.check()
  const { selection, tr } = state
  const selected = selection instanceof NodeSelection ? `[${selection.node.type.name}] ` : ''
  const marked = selected === '' && selection.empty ? tr.insertText('|', selection.from).doc : state.doc
  return selected + marked.toString().replace(/^doc\((.*)\)$/, '$1')
}

function press(into: Editor, key: string, options: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, ...options })
  return into.view.someProp('handleKeyDown', (handle) => handle(into.view, event)) ?? false
}

function run(into: Editor, name: ActionName): void {
  const action = textActions.flatMap((group) => group.actions).find((each) => each.name === name)
  action?.run(into, desk)
}

describe('a text before the editor is there', () => {
  test('looks exactly like the text in it, block by block', () => {
    const at = editing(...fixture.content)
    expect(normal(at.view.dom)).toEqual(normal(parsed(staticHtml(at.getJSON()))))
  })

  test('numbers footnotes by where they are called', () => {
    const html = staticHtml({
      type: 'doc',
      content: [{ type: 'paragraph', content: [call('b'), call('a')] }, note('a'), note('b'), note('c')],
    })
    expect(
      [...html.matchAll(/data-number="(\d)"( data-uncalled)?/g)].map(([, number, un]) => number + (un ? '!' : '')),
    ).toEqual(['1', '2', '2', '1', '3!'])
  })
})

/** Elements with their attributes in order, without what only an editor needs. */
function normal(root: Element): unknown[] {
  return [...root.childNodes]
    .filter((node) => !(node instanceof Element && isOfTheCursor(node)))
    .map((node) => {
      if (!(node instanceof Element)) return node.textContent
      const attributes = [...node.attributes]
        .filter(({ name }) => !['contenteditable', 'draggable', 'tabindex', 'aria-label'].includes(name))
        .map(({ name, value }): [string, string] => [name, value.replace(/ ?ProseMirror-\w+/g, '')])
        .filter(([name, value]) => !(name === 'class' && value === '') && name !== 'disabled' && name !== 'checked')
        .sort(([one], [other]) => (one < other ? -1 : 1))
      return [node.tagName, attributes, normal(node)]
    })
}

/** What gives the cursor a place behind a picture or a number. */
function isOfTheCursor(node: Element): boolean {
  const isAfterNode = node.previousSibling instanceof Element && node.previousSibling.tagName !== 'BR'
  return node.matches('.ProseMirror-separator') || (node.matches('.ProseMirror-trailingBreak') && isAfterNode)
}

function parsed(html: string): Element {
  const element = document.createElement('div')
  element.innerHTML = html
  return element
}

describe('blocks that are put in', () => {
  test('a link with a comment takes the place of the empty paragraph, and the cursor is in its title', () => {
    const at = editing(paragraph('a'), paragraph('|'))
    run(at, 'item')
    expect(shown(at)).toBe('paragraph("a"), item(itemTitle("|"), paragraph)')
  })

  test('a link with a comment never gets into another, a list or a quote', () => {
    const at = editing(item('one', paragraph('|')), paragraph('z'))
    run(at, 'item')
    expect(shown(at)).toBe('item(itemTitle("one")), item(itemTitle("|"), paragraph), paragraph("z")')
    const list = editing({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('a|b')] }] })
    run(list, 'item')
    expect(shown(list)).toBe('bulletList(listItem(paragraph("ab"))), item(itemTitle("|"), paragraph)')
  })

  test('what is of the letter stands above its footnotes, wherever the cursor is', () => {
    const at = editing(paragraph('a'), note('1', 'b|'))
    run(at, 'contents')
    expect(shown(at)).toBe('[contents] paragraph("a"), contents, footnote(paragraph("b"))')
    const empty = editing({ type: 'paragraph', content: [text('a'), call('1')] }, note('1', '|'))
    run(empty, 'aboutAuthor')
    expect(shown(empty)).toBe('[aboutAuthor] paragraph("a", footnoteReference), aboutAuthor, footnote(paragraph)')
  })

  test('a card in an item stays there, is selected, and asks what it shall say', () => {
    const at = editing(item('one', paragraph('a|b')))
    run(at, 'card')
    expect(shown(at)).toBe('[card] item(itemTitle("one"), paragraph("ab"), card)')
    expect(asked).toEqual(['fields'])
  })

  test('nothing gets into a table, a caption or a title', () => {
    const table = {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('|')] }] }],
    }
    const at = editing(table)
    run(at, 'card')
    expect(shown(at)).toBe('[card] table(tableRow(tableCell(paragraph))), card')
    const figure = editing({ type: 'figure', attrs: { src: '/a.png' }, content: [text('|')] })
    run(figure, 'details')
    expect(shown(figure)).toBe('figure, details(detailsSummary("|"), paragraph)')
    const title = editing(item('one|'))
    run(title, 'blockMath')
    expect(shown(title)).toBe('[blockMath] item(itemTitle("one"), blockMath)')
  })

  test('a paragraph becomes a callout and a paragraph again', () => {
    const at = editing(paragraph('a|'))
    run(at, 'callout')
    expect(shown(at)).toBe('callout(paragraph("a|"))')
    run(at, 'callout')
    expect(shown(at)).toBe('paragraph("a|")')
  })

  test('each is possible, keeps the document whole, and is taken back by one undo', () => {
    for (const { name } of textActions.find((group) => group.isMenu)?.actions ?? []) {
      const at = editing(paragraph('a|b'))
      const before = at.getJSON()
      run(at, name)
      parseDocument(at.getJSON())
      at.commands.undo()
      expect({ name, document: at.getJSON() }).toEqual({ name, document: before })
    }
  })

  test('a formula in the line takes the selected words', () => {
    const at = editing(paragraph('a x+1 b'))
    at.commands.setTextSelection({ from: 3, to: 6 })
    run(at, 'inlineMath')
    expect(shown(at)).toBe('[inlineMath] paragraph("a ", inlineMath, " b")')
    expect(placeOf(at.state)?.attrs).toEqual({ latex: 'x+1' })
  })
})

describe('footnotes', () => {
  test('are called at the cursor and written at the end, in the order of their numbers', () => {
    const at = editing(paragraph('a| b'), { type: 'paragraph', content: [text('c'), call('1')] }, note('1', 'one'))
    run(at, 'footnote')
    expect(shown(at)).toBe(
      'paragraph("a", footnoteReference, " b"), paragraph("c", footnoteReference), footnote(paragraph("|")), footnote(paragraph("one"))',
    )
    expect(at.view.dom.querySelector('aside')?.dataset).toMatchObject({ number: '1', label: '2' })
    expect(at.can().undo()).toBe(true)
  })

  test('lead back to where they are called, by Enter in an empty last line too', () => {
    const at = editing(paragraph('a| b'))
    run(at, 'footnote')
    at.commands.insertContent('words')
    press(at, 'Enter')
    press(at, 'Enter')
    expect(shown(at)).toBe('paragraph("a", footnoteReference, "| b"), footnote(paragraph("words"))')
  })

  test('stay when the last call is deleted, and say that nothing calls them', () => {
    const at = editing({ type: 'paragraph', content: [text('a'), call('1'), text('b')] }, note('1', 'one'))
    at.view.dispatch(at.state.tr.delete(2, 3))
    expect(shown(at)).toContain('footnote(paragraph("one"))')
    expect(at.view.dom.querySelector('aside')?.hasAttribute('data-uncalled')).toBe(true)
  })

  test('go with their calls when Backspace is pressed in an empty one, and only then', () => {
    const at = editing({ type: 'paragraph', content: [text('a'), call('1'), text('b')] }, note('1', '|'))
    press(at, 'Backspace')
    expect(shown(at)).toBe('paragraph("a|b")')
    const full = editing({ type: 'paragraph', content: [text('a'), call('1')] }, note('1', '|one'))
    press(full, 'Backspace')
    expect(shown(full)).toBe('paragraph("a", footnoteReference), footnote(paragraph("|one"))')
  })

  test('a call without a footnote gets one when it is followed', () => {
    const at = editing({ type: 'paragraph', content: [text('a'), call('x')] })
    at.commands.setNodeSelection(2)
    at.commands.command(({ tr }) => followFootnote(tr))
    expect(shown(at)).toBe('paragraph("a", footnoteReference), footnote(paragraph("|"))')
  })
})

describe('keys in blocks', () => {
  test('Enter goes from a title into the text below it', () => {
    const end = editing(item('one|', paragraph('a')))
    press(end, 'Enter')
    expect(shown(end)).toBe('item(itemTitle("one"), paragraph("|"), paragraph("a"))')
    const ready = editing(item('one|', paragraph()))
    press(ready, 'Enter')
    expect(shown(ready)).toBe('item(itemTitle("one"), paragraph("|"))')
    const middle = editing(item('on|e'))
    press(middle, 'Enter')
    expect(shown(middle)).toBe('item(itemTitle("on"), paragraph("|e"))')
    const details = editing({
      type: 'details',
      content: [{ type: 'detailsSummary', content: [text('a|')] }, paragraph()],
    })
    press(details, 'Enter')
    expect(shown(details)).toBe('details(detailsSummary("a"), paragraph("|"))')
  })

  test('Enter in an empty last paragraph leaves the block', () => {
    const at = editing(item('one', paragraph('a'), paragraph('|')), paragraph('z'))
    press(at, 'Enter')
    expect(shown(at)).toBe('item(itemTitle("one"), paragraph("a")), paragraph("|"), paragraph("z")')
    const callout = editing({ type: 'callout', content: [paragraph('a'), paragraph('|')] })
    press(callout, 'Enter')
    expect(shown(callout)).toBe('callout(paragraph("a")), paragraph("|")')
    const only = editing({ type: 'callout', content: [paragraph('|')] })
    press(only, 'Enter')
    expect(shown(only)).toBe('paragraph("|")')
    const details = editing({ type: 'details', content: [{ type: 'detailsSummary' }, paragraph('|')] })
    press(details, 'Enter')
    expect(shown(details)).toBe('details(detailsSummary, paragraph), paragraph("|")')
  })

  test('Enter in a caption goes on below the picture', () => {
    const at = editing({ type: 'figure', attrs: { src: '/a.png' }, content: [text('a|b')] })
    press(at, 'Enter')
    expect(shown(at)).toBe('figure("ab"), paragraph("|")')
  })

  test('Backspace at the start of a title removes the item only when it holds nothing', () => {
    const empty = editing(paragraph('a'), item('|', paragraph()))
    press(empty, 'Backspace')
    expect(shown(empty)).toBe('paragraph("a"), paragraph("|")')
    for (const full of [
      item('|one'),
      item('|', paragraph('a')),
      { ...item('|'), attrs: { href: '/a' } },
      item('|', { type: 'card' }),
    ]) {
      const at = editing(paragraph('a'), full)
      const before = shown(at)
      press(at, 'Backspace')
      expect(shown(at)).toBe(before)
    }
  })

  test('a paragraph joins the title above it only when nothing gets lost', () => {
    const plain = editing(item('one', paragraph('|two')))
    press(plain, 'Backspace')
    expect(shown(plain)).toBe('item(itemTitle("one|two"))')
    const called = { type: 'paragraph', content: [text('|two'), call('1')] }
    const at = editing(item('one', called), note('1', 'x'))
    press(at, 'Backspace')
    expect(shown(at)).toBe('item(itemTitle("one|"), paragraph("two", footnoteReference)), footnote(paragraph("x"))')
    press(at, 'Delete')
    expect(shown(at)).toBe('item(itemTitle("one|"), paragraph("two", footnoteReference)), footnote(paragraph("x"))')
  })

  test('Backspace at the start of a caption selects the figure', () => {
    const at = editing({ type: 'figure', attrs: { src: '/a.png' }, content: [text('|a')] })
    press(at, 'Backspace')
    expect(shown(at)).toBe('[figure] figure("a")')
  })
})

describe('what a block says beside its text', () => {
  test('can be filled in for every attribute but a label and a size in pixels', () => {
    const at = editing(paragraph())
    for (const [name, { spec }] of Object.entries(at.schema.nodes)) {
      const form = blockForms[name as keyof typeof blockForms]
      if (!form) continue
      const known = Object.keys(spec.attrs ?? {}).filter((each) => !['label', 'width', 'height'].includes(each))
      expect([name, ...form.fields.map((field) => field.name).sort()]).toEqual([name, ...known.sort()])
    }
  })

  test('is undone as it was typed: in one go', () => {
    const at = editing(item('one'))
    const place = { name: 'item', position: 0 } as const
    for (const [index, typed] of ['/a', '/ab', '/abc'].entries()) setAttribute(at, place, 'href', typed, index === 0)
    const href = () => at.state.doc.firstChild?.attrs.href as unknown
    expect(href()).toBe('/abc')
    at.commands.undo()
    expect(href()).toBeNull()
    at.commands.redo()
    expect(href()).toBe('/abc')
  })

  test('is that of the innermost block', () => {
    const at = editing(item('one', { type: 'callout', content: [paragraph('|')] }))
    expect(placeOf(at.state)).toMatchObject({ name: 'callout', position: 6 })
    expect(hasFields(at)).toBe(true)
    expect(placeOf(editing(item('one', paragraph('|'))).state)).toMatchObject({ name: 'item', attrs: { href: null } })
    expect(placeOf(editing(paragraph('|')).state)).toBeNull()
  })
})

describe('what is pasted', () => {
  const pasted =
    (...content: object[]) =>
    (at: Editor) => {
      const { tr, schema } = at.state
      placeDocument(tr, schema.nodeFromJSON({ type: 'doc', content }))
      at.view.dispatch(tr)
      return shown(at)
    }

  test('one paragraph goes into the line', () => {
    expect(pasted(paragraph('x'))(editing(paragraph('a|b')))).toBe('paragraph("ax|b")')
  })

  test('more stands for itself, in the place of an empty paragraph', () => {
    expect(pasted(paragraph('x'), item('y'))(editing(paragraph('a'), paragraph('|')))).toMatch(
      /^paragraph\("a"\), paragraph\("x"\), item\(itemTitle\("y\|?"\)\)/,
    )
  })

  test('its footnotes stand with the others, under labels that are free', () => {
    const standing = { type: 'paragraph', content: [text('a|b'), call('1')] }
    const at = editing(standing, note('1', 'mine'))
    pasted({ type: 'paragraph', content: [text('x'), call('1')] }, paragraph('y'), note('1', 'theirs'))(at)
    const { content } = parseDocument(at.getJSON())
    expect(content.slice(-2)).toEqual([
      { type: 'footnote', attrs: { label: '2' }, content: [paragraph('theirs')] },
      { type: 'footnote', attrs: { label: '1' }, content: [paragraph('mine')] },
    ])
    expect(JSON.stringify(content[1])).toContain('"label":"2"')
  })

  test('a title takes the first line, the rest stands below it, and the item takes the address', () => {
    const link = {
      type: 'text',
      text: 'x',
      marks: [{ type: 'link', attrs: { href: 'https://example.org', title: null } }],
    }
    const at = editing(item('a|b', paragraph('c')))
    expect(pasted({ type: 'paragraph', content: [link, call('1')] }, paragraph('y'), note('1', 'z'))(at)).toBe(
      'item(itemTitle("ax|b"), paragraph("y"), paragraph("c")), footnote(paragraph("z"))',
    )
    expect(at.state.doc.firstChild?.attrs.href).toBe('https://example.org')
  })

  test('the whole text copied and pasted into itself is itself', () => {
    const at = editing(...fixture.content)
    at.commands.selectAll()
    const { tr } = at.state
    placeSlice(tr, at.state.selection.content())
    expect(normalForm(parseDocument(tr.doc.toJSON()))).toEqual(normalForm(parseDocument(at.getJSON())))
  })

  test('loses no word, wherever it is put', () => {
    const at = editing(...fixture.content)
    const { doc, schema } = at.state
    const blocks = [paragraph('Xone'), item('Xtwo', paragraph('Xthree')), note('n', 'Xfour')]
    const many = schema.nodeFromJSON({ type: 'doc', content: blocks })
    const line = schema.nodeFromJSON({ type: 'doc', content: [paragraph('Xone')] })
    const ways: [string, string[], (tr: Transaction) => void][] = [
      ['blocks', ['Xone', 'Xtwo', 'Xthree', 'Xfour'], (tr) => placeDocument(tr, many)],
      ['a line', ['Xone'], (tr) => placeDocument(tr, line)],
      ['a slice', ['Xone', 'Xtwo', 'Xthree', 'Xfour'], (tr) => placeSlice(tr, new Slice(many.content, 0, 0))],
    ]
    const lost: unknown[] = []
    doc.descendants((node, position) => {
      if (!node.isTextblock || node.type.spec.code || isInTableCell(doc, position)) return
      for (const offset of new Set([0, Math.floor(node.content.size / 2), node.content.size])) {
        for (const [way, words, put] of ways) {
          const { tr } = at.state
          put(tr.setSelection(TextSelection.create(tr.doc, position + 1 + offset)))
          tr.doc.check()
          const now = tr.doc.textContent
          const isWhole =
            words.every((word) => now.includes(word)) && now.length === doc.textContent.length + words.join('').length
          if (!isWhole) lost.push([node.type.name, position, offset, way])
        }
      }
    })
    expect(lost).toEqual([])
  })
})

function isInTableCell(doc: Node, position: number): boolean {
  const $at = doc.resolve(position)
  return $at.parent.type.spec.tableRole !== undefined
}
