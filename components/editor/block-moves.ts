import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Selection, TextSelection } from '@tiptap/pm/state'
import { announce } from './announce.ts'
import {
  moveUnit,
  nextPlace,
  nextSectionPlace,
  sectionAround,
  unitAround,
  type Direction,
  type Section,
  type Unit,
} from './moving.ts'
import { watchBlocks } from './slide.ts'
import { asOwnStep } from './undo-steps.ts'

/** Moves what is selected one step up or down, into the next section or out of what it stands in. */
export function moveBlock(editor: Editor, direction: Direction): void {
  const { doc, selection } = editor.state
  const unit = unitAround(selection)
  if (!unit) {
    if (selection.$from.depth > 0 && selection.$from.node(1).type.name === 'footnote') {
      announce('Footnotes stand at the end, in the order of their numbers.')
    }
    return
  }
  const place = nextPlace(doc, unit, direction)
  if (place === null) announce(direction === 'up' ? 'It stands first already.' : 'It stands last already.')
  else moveTo(editor, unit, place)
}

/** Moves the section whose heading holds the cursor over the one before or after it. */
export function moveSection(editor: Editor, direction: Direction): void {
  const { doc, selection } = editor.state
  const section = sectionAround(selection)
  const place = section && nextSectionPlace(doc, section, direction)
  if (!section || place === null) announce('There is no section to move past.')
  else moveTo(editor, section, place)
}

/** Moves blocks to another section, below what stands there. */
export function moveToSection(editor: Editor, { end }: Section): void {
  const unit = unitAround(editor.state.selection)
  if (unit && !(end >= unit.from && end <= unit.to)) moveTo(editor, unit, end)
}

/** Moves a unit to a place where it can stand, in one step of undo; it slides there and is said to screen readers. */
export function moveTo(editor: Editor, unit: Unit, place: number): void {
  const { view } = editor
  const slide = watchBlocks(view, Math.min(unit.from, place), Math.max(unit.to, place))
  const { tr } = view.state
  const moved = moveUnit(tr, unit, place)
  view.dispatch(asOwnStep(tr.scrollIntoView()))
  slide()
  announce(whereabouts(view.state.doc, moved, place > unit.from))
}

/** “Moved below …”, in the words of what stands there. */
function whereabouts(doc: Node, { from, to }: Unit, isDown: boolean): string {
  const above = doc.resolve(from).nodeBefore
  const below = doc.resolve(to).nodeAfter
  const neighbour = isDown ? (above ?? below) : (below ?? above)
  if (!neighbour) return 'Moved.'
  return `Moved ${neighbour === above ? 'below' : 'above'} ${wordsOf(neighbour)}`
}

function wordsOf(node: Node): string {
  const words =
    node.textBetween(0, node.content.size, ' ', ' ').trim() || String(node.attrs.title ?? node.attrs.alt ?? '')
  if (words === '') return 'an empty line'
  return `“${words.length > 40 ? `${words.slice(0, 40).trim()}…` : words}”`
}

/** Puts a copy of what is selected below it, and the cursor at the same place in the copy. */
export function duplicateBlock(editor: Editor): void {
  const { tr, doc, selection } = editor.state
  const unit = unitAround(selection)
  if (!unit) return
  const size = unit.to - unit.from
  tr.insert(unit.to, doc.slice(unit.from, unit.to).content)
  if (selection instanceof TextSelection) {
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor + size, selection.head + size))
  } else tr.setSelection(Selection.near(tr.doc.resolve(unit.to + 1)))
  editor.view.dispatch(asOwnStep(tr.scrollIntoView()))
  announce('A copy stands below.')
}

/** Takes what is selected out of the text. */
export function removeBlock(editor: Editor): void {
  const { tr, schema, selection } = editor.state
  const unit = unitAround(selection)
  const paragraph = schema.nodes.paragraph?.create()
  if (!unit || !paragraph) return
  const $from = tr.doc.resolve(unit.from)
  const isSpare = $from.parent.canReplace($from.index(), tr.doc.resolve(unit.to).index())
  if (isSpare) tr.delete(unit.from, unit.to)
  else tr.replaceWith(unit.from, unit.to, paragraph)
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(unit.from, tr.doc.content.size)), isSpare ? -1 : 1))
  editor.view.dispatch(asOwnStep(tr.scrollIntoView()))
  announce('Removed.')
}
