// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import { fixture } from '@/lib/document/fixtures/document.ts'
import { noDesk } from './desk-for-test.ts'
import { editorExtensions } from './editor-extensions.ts'
import { moveUnit, nextPlace, sectionsOf, unitAround, unitAt } from './moving.ts'
import { moveToSection } from './block-moves.ts'

let editor: Editor | undefined

afterEach(() => editor?.destroy())

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words = '') => ({ type: 'paragraph', ...(words !== '' && { content: [text(words)] }) })
const heading = (words: string, level = 2) => ({ type: 'heading', attrs: { level }, content: [text(words)] })
const listItem = (...content: object[]) => ({ type: 'listItem', content })
const list = (...content: object[]) => ({ type: 'bulletList', content })
const quote = (...content: object[]) => ({ type: 'blockquote', content })
const item = (title: string, ...content: object[]) => ({
  type: 'item',
  content: [{ type: 'itemTitle', content: [text(title)] }, ...content],
})
const note = (words: string) => ({ type: 'footnote', attrs: { label: '1' }, content: [paragraph(words)] })

/** An editor with some blocks; from the first `|` in them to the last is selected. */
function editing(...content: object[]): Editor {
  editor?.destroy()
  const element = document.body.appendChild(document.createElement('div'))
  editor = new Editor({ element, extensions: editorExtensions(noDesk, '/media'), content: { type: 'doc', content } })
  const { tr } = editor.state
  const marks: number[] = []
  tr.doc.descendants((node, position) => {
    for (let at = node.text?.indexOf('|') ?? -1; at >= 0; at = node.text?.indexOf('|', at + 1) ?? -1) {
      marks.push(position + at)
    }
  })
  for (const at of marks.toReversed()) tr.delete(at, at + 1)
  const [anchor = 1, head = anchor + 1] = marks
  tr.setSelection(TextSelection.create(tr.doc, anchor, head - 1))
  editor.view.dispatch(tr.setMeta('addToHistory', false))
  return editor
}

/** The text as it stands, with the selection between `|`. */
function shown({ state }: Editor): string {
  state.doc.check()
  const { from, to, empty } = state.selection
  const { tr } = state
  if (!empty) tr.insertText('|', to)
  return tr
    .insertText('|', from)
    .doc.toString()
    .replace(/^doc\((.*)\)$/, '$1')
    .replace(/paragraph\(("[^"]*")\)/g, '$1')
}

function press(into: Editor, key: string, options: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, ...options })
  return into.view.someProp('handleKeyDown', (handle) => handle(into.view, event)) ?? false
}

const up = (at: Editor) => press(at, 'ArrowUp', { altKey: true })
const down = (at: Editor) => press(at, 'ArrowDown', { altKey: true })

/** What stands after each of so many presses. */
function steps(at: Editor, move: (at: Editor) => boolean, count: number): string[] {
  return Array.from({ length: count }, () => {
    move(at)
    return shown(at)
  })
}

describe('a block moves by the keys', () => {
  test('past its neighbours and across headings, with its cursor, and stops at the ends', () => {
    const at = editing(paragraph('a|b'), paragraph('c'), heading('H'), note('n'))
    expect(steps(at, down, 3)).toEqual([
      '"c", "a|b", heading("H"), footnote("n")',
      '"c", heading("H"), "a|b", footnote("n")',
      '"c", heading("H"), "a|b", footnote("n")',
    ])
    expect(steps(at, up, 3).at(-1)).toBe('"a|b", "c", heading("H"), footnote("n")')
  })

  test('as do several that are selected', () => {
    const at = editing(paragraph('a'), paragraph('b|b'), paragraph('c|c'), paragraph('d'))
    up(at)
    expect(shown(at)).toBe('"b|b", "c|c", "a", "d"')
  })

  test('through the comment of a link, where it can stand; what can’t goes past it', () => {
    const at = editing(paragraph('a|'), item('one', paragraph('c')), paragraph('z'))
    expect(steps(at, down, 4)).toEqual([
      'item(itemTitle("one"), "a|", "c"), "z"',
      'item(itemTitle("one"), "c", "a|"), "z"',
      'item(itemTitle("one"), "c"), "a|", "z"',
      'item(itemTitle("one"), "c"), "z", "a|"',
    ])
    expect(steps(at, up, 4).at(-1)).toBe('"a|", item(itemTitle("one"), "c"), "z"')
    const title = editing(heading('H|'), item('one'), item('two'))
    down(title)
    expect(shown(title)).toBe('item(itemTitle("one")), heading("H|"), item(itemTitle("two"))')
  })

  test('a link moves as a whole by its title, and never into another', () => {
    const at = editing(item('o|ne', paragraph('a')), item('two', paragraph('b')))
    down(at)
    expect(shown(at)).toBe('item(itemTitle("two"), "b"), item(itemTitle("o|ne"), "a")')
  })

  test('what would leave nothing behind moves with what it stands in', () => {
    const at = editing(quote(paragraph('q|')), paragraph('b'))
    down(at)
    expect(shown(at)).toBe('"b", blockquote("q|")')
    const both = editing(quote(paragraph('q|'), paragraph('r')), paragraph('b'))
    up(both)
    expect(shown(both)).toBe('"q|", blockquote("r"), "b"')
  })

  test('a table moves with the cursor in its cell', () => {
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] })
    const at = editing({ type: 'table', content: [{ type: 'tableRow', content: [cell('x|')] }] }, paragraph('b'))
    down(at)
    expect(shown(at)).toBe('"b", table(tableRow(tableCell("x|")))')
  })

  test('an item of a list moves in its list, out of it, and into the next', () => {
    const at = editing(
      list(listItem(paragraph('a|')), listItem(paragraph('b'))),
      paragraph('m'),
      list(listItem(paragraph('z'))),
    )
    expect(steps(at, down, 3)).toEqual([
      'bulletList(listItem("b"), listItem("a|")), "m", bulletList(listItem("z"))',
      'bulletList(listItem("b")), "m", bulletList(listItem("a|"), listItem("z"))',
      'bulletList(listItem("b")), "m", bulletList(listItem("z"), listItem("a|"))',
    ])
    expect(steps(at, up, 3).at(-1)).toBe('bulletList(listItem("a|"), listItem("b")), "m", bulletList(listItem("z"))')
  })

  test('an item that leaves its list takes a list along, and joins one again', () => {
    const at = editing(list(listItem(paragraph('a')), listItem(paragraph('b|'))), paragraph('m'), paragraph('n'))
    down(at)
    expect(shown(at)).toBe('bulletList(listItem("a")), "m", bulletList(listItem("b|")), "n"')
    expect(steps(at, up, 1)).toEqual(['bulletList(listItem("a")), bulletList(listItem("b|")), "m", "n"'])
    up(at)
    expect(shown(at)).toBe('bulletList(listItem("a"), listItem("b|")), "m", "n"')
  })

  test('an item of a list in a list comes out into the outer one', () => {
    const inner = list(listItem(paragraph('x')), listItem(paragraph('y|')))
    const at = editing(list(listItem(paragraph('a'), inner), listItem(paragraph('b'))))
    down(at)
    expect(shown(at)).toBe('bulletList(listItem("a", bulletList(listItem("x"))), listItem("y|"), listItem("b"))')
  })

  test('in one step of undo, apart from what is written before and after', () => {
    const at = editing(paragraph('a|'), paragraph('b'))
    at.view.dispatch(at.state.tr.insertText('1'))
    down(at)
    at.view.dispatch(at.state.tr.insertText('2'))
    expect(shown(at)).toBe('"b", "a12|"')
    at.commands.undo()
    expect(shown(at)).toBe('"b", "a1|"')
    at.commands.undo()
    expect(shown(at)).toBe('"a1|", "b"')
    at.commands.undo()
    expect(shown(at)).toBe('"a|", "b"')
  })

  test('a footnote stays where it is', () => {
    const at = editing(paragraph('a'), note('n|'))
    expect(up(at)).toBe(true)
    expect(shown(at)).toBe('"a", footnote("n|")')
  })

  test('wherever it stands, nothing is lost and the text stays as it may be', () => {
    const at = editing(...fixture.content)
    const { doc } = at.state
    const words = (of: string) => of.split('').toSorted().join('')
    doc.descendants((node, position) => {
      const unit = node.isBlock ? unitAt(doc, position) : null
      for (const direction of ['up', 'down'] as const) {
        const place = unit && nextPlace(doc, unit, direction)
        if (!unit || place === null) continue
        const { tr } = at.state
        tr.setSelection(
          node.isTextblock ? TextSelection.create(doc, position + 1) : NodeSelection.create(doc, position),
        )
        const moved = moveUnit(tr, unit, place)
        tr.doc.check()
        expect(words(tr.doc.textContent)).toBe(words(doc.textContent))
        expect([unit.from, unit.to]).not.toContain(place)
        expect(unitAround(tr.selection)).not.toBeNull()
        expect(moved.to).toBeGreaterThan(moved.from)
      }
    })
  }, 30_000)
})

describe('a section', () => {
  const letter = () => [
    paragraph('p'),
    heading('A|'),
    paragraph('a'),
    heading('A1', 3),
    heading('B'),
    paragraph('b'),
    note('n'),
  ]

  test('moves with all that stands under its heading', () => {
    const at = editing(...letter())
    press(at, 'ArrowDown', { altKey: true, shiftKey: true })
    expect(shown(at)).toBe('"p", heading("B"), "b", heading("A|"), "a", heading("A1"), footnote("n")')
    press(at, 'ArrowUp', { altKey: true, shiftKey: true })
    press(at, 'ArrowUp', { altKey: true, shiftKey: true })
    expect(shown(at)).toBe('heading("A|"), "a", heading("A1"), "p", heading("B"), "b", footnote("n")')
  })

  test('takes in a block from elsewhere below what it has', () => {
    const at = editing(paragraph('p|'), heading('A'), paragraph('a'), heading('B'), paragraph('b'), note('n'))
    const sections = sectionsOf(at.state.doc)
    expect(sections.map(({ title }) => title)).toEqual(['', 'A', 'B'])
    const [, a] = sections
    if (a) moveToSection(at, a)
    expect(shown(at)).toBe('heading("A"), "a", "p|", heading("B"), "b", footnote("n")')
  })
})

describe('a block', () => {
  test('is copied below itself and removed by keys', () => {
    const at = editing(item('one|', paragraph('a')), paragraph('z'))
    press(at, 'd', { ctrlKey: true })
    expect(shown(at)).toBe('item(itemTitle("one"), "a"), item(itemTitle("one|"), "a"), "z"')
    press(at, 'Backspace', { ctrlKey: true, shiftKey: true })
    expect(at.state.doc.toString()).toBe('doc(item(itemTitle("one"), paragraph("a")), paragraph("z"))')
    const only = editing(paragraph('x|'))
    press(only, 'Backspace', { ctrlKey: true, shiftKey: true })
    expect(only.state.doc.toString()).toBe('doc(paragraph)')
  })
})
