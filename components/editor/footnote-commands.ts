import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { footnoteKey } from '@/lib/document/footnotes.ts'
import { footnoteNumbers, numberOf } from './footnote-numbers.ts'

/** Where the blocks of a document end and its footnotes begin. */
export function endOfBlocks(doc: Node): number {
  let end = doc.content.size
  for (let index = doc.childCount - 1; doc.maybeChild(index)?.type.name === 'footnote'; index -= 1) {
    end -= doc.child(index).nodeSize
  }
  return end
}

/** Whether a footnote can be called where the cursor is. */
export function canCallFootnote({ schema, selection: { $to } }: EditorState): boolean {
  const { footnoteReference } = schema.nodes
  return footnoteReference !== undefined && $to.parent.canReplaceWith($to.index(), $to.index(), footnoteReference)
}

/** Calls a new footnote behind the selected words, and goes where its text is written. */
export function insertFootnote(editor: Editor): void {
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => canCallFootnote(state) && addCall(tr))
    .run()
}

function addCall(tr: Transaction): boolean {
  const { footnote, footnoteReference, paragraph } = tr.doc.type.schema.nodes
  const call = footnoteReference?.create({ label: freeLabel(labelsIn(tr.doc)) })
  const note = footnote?.create(call?.attrs, paragraph?.create())
  if (!call || !note) return false
  tr.insert(tr.selection.to, call)
  const at = placeFootnote(tr, note)
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView()
  return true
}

/**
 * Puts a footnote among the others by its number, which its first call gives it.
 * @returns where it begins.
 */
export function placeFootnote(tr: Transaction, note: Node): number {
  const end = tr.doc.content.size
  tr.insert(end, note)
  const numbers = footnoteNumbers(tr.doc)
  const own = numberOf(note.attrs.label, numbers) ?? Infinity
  let at = endOfBlocks(tr.doc)
  for (let next = tr.doc.nodeAt(at); next && at < end; next = tr.doc.nodeAt(at)) {
    if ((numberOf(next.attrs.label, numbers) ?? Infinity) > own) break
    at += next.nodeSize
  }
  if (at < end) tr.delete(end, end + note.nodeSize).insert(at, note)
  return at
}

/** The keys of all labels in a document, also of calls that lead nowhere. */
export function labelsIn(doc: Node): Set<string> {
  const labels = new Set<string>()
  doc.descendants((node) => {
    if (isOfFootnote(node)) labels.add(footnoteKey(String(node.attrs.label)))
  })
  return labels
}

/** The smallest number that is no label yet. */
export function freeLabel(taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(String(number))) number += 1
  return String(number)
}

/**
 * Goes from a footnote to behind where it is first called, and from a call to its footnote, which is made when there is
 * none. Whether there was a way.
 */
export function followFootnote(tr: Transaction): boolean {
  const { selection } = tr
  if (selection instanceof NodeSelection && selection.node.type.name === 'footnoteReference') {
    const at = findFootnote(tr.doc, selection.node.attrs.label) ?? writeMissing(tr, selection.node)
    if (at === null) return false
    const note = tr.doc.nodeAt(at)
    tr.setSelection(TextSelection.near(tr.doc.resolve(at + (note?.nodeSize ?? 2) - 1), -1)).scrollIntoView()
    return true
  }
  const note = footnoteAround(tr)
  if (!note) return false
  const call = findCall(tr.doc, note.node.attrs.label)
  if (call === null) return false
  tr.setSelection(TextSelection.create(tr.doc, call + 1)).scrollIntoView()
  return true
}

function writeMissing(tr: Transaction, call: Node): number | null {
  const { footnote, paragraph } = tr.doc.type.schema.nodes
  const note = footnote?.create({ label: String(call.attrs.label) }, paragraph?.create())
  return note ? placeFootnote(tr, note) : null
}

/** The footnote that the cursor is in. */
export function footnoteAround({ selection: { $from } }: Pick<Transaction, 'selection'>): FoundFootnote | null {
  const node = $from.depth > 0 ? $from.node(1) : null
  return node?.type.name === 'footnote' ? { node, at: $from.before(1) } : null
}

export type FoundFootnote = { node: Node; at: number }

/**
 * Takes a footnote and all that calls it out of the text; the cursor goes where it was first called.
 */
export function removeFootnote(tr: Transaction, { node, at }: FoundFootnote): void {
  const key = footnoteKey(String(node.attrs.label))
  tr.delete(at, at + node.nodeSize)
  const calls: number[] = []
  const isLast = findFootnote(tr.doc, node.attrs.label) === null
  tr.doc.descendants((each, position) => {
    if (isLast && each.type.name === 'footnoteReference' && footnoteKey(String(each.attrs.label)) === key) {
      calls.push(position)
    }
  })
  const first = calls[0]
  for (const position of calls.reverse()) tr.delete(position, position + 1)
  const back = first ?? Math.min(at, tr.doc.content.size)
  tr.setSelection(TextSelection.near(tr.doc.resolve(back), -1)).scrollIntoView()
}

function findFootnote(doc: Node, label: unknown): number | null {
  let at = endOfBlocks(doc)
  for (let note = doc.nodeAt(at); note; note = doc.nodeAt(at)) {
    if (footnoteKey(String(note.attrs.label)) === footnoteKey(String(label))) return at
    at += note.nodeSize
  }
  return null
}

function findCall(doc: Node, label: unknown): number | null {
  let found: number | null = null
  doc.descendants((node, position) => {
    if (found !== null) return false
    const isCall = node.type.name === 'footnoteReference'
    if (isCall && footnoteKey(String(node.attrs.label)) === footnoteKey(String(label))) found = position
    return true
  })
  return found
}

function isOfFootnote(node: Node): boolean {
  return node.type.name === 'footnote' || node.type.name === 'footnoteReference'
}
