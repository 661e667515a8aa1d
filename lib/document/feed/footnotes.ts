import { followsFootnote } from '../adjacent-footnote.ts'
import { writeNote } from '../footnote-body.ts'
import { callId, noteId } from '../footnote-calls.ts'
import { footnoteKey, type NumberedFootnote } from '../footnotes.ts'
import { element, escapeHtml, lines } from '../html.ts'
import type { FootnoteJson, FootnoteReferenceJson, NodeJson } from '../schema.ts'
import { linked } from './link.ts'
import type { Feed } from './feed.ts'

/*
 * The ids are the same as on the page: a feed reader that keeps them jumps within the entry, another one opens
 * the page at the right place.
 */

/** Where a footnote is called: its number, which leads to it. */
export function writeReference(node: FootnoteReferenceJson, feed: Feed, parent: NodeJson | null): string {
  const { label } = node.attrs
  const number = feed.footnotes.get(footnoteKey(label))?.number
  if (number === undefined) return escapeHtml(`[^${label}]`)
  const id = callId(number, feed.state.calls(label))
  const call = linked(`#${noteId(number)}`, String(number), feed.context, { id })
  return element('sup', {}, `${followsFootnote(node, parent) ? ', ' : ''}${call}`)
}

/** A footnote, with a link back to each place that calls it. */
export function writeFootnote(node: FootnoteJson, feed: Feed): string {
  const { number } = feed.footnotes.get(footnoteKey(node.attrs.label)) ?? { number: 0 }
  return element('li', { id: noteId(number) }, bodyOf(node, feed))
}

function bodyOf(node: FootnoteJson, feed: Feed): string {
  const { number, references } = feed.footnotes.get(footnoteKey(node.attrs.label)) ?? { number: 0, references: 0 }
  const back = Array.from({ length: references }, (_, index) =>
    linked(`#${callId(number, index + 1)}`, '↩︎', feed.context),
  )
  return lines(writeNote(node, feed, back.join(' '), (line) => element('p', {}, line)))
}

/** The footnotes of an entry, below its text. Empty when there are none. */
export function writeFootnotes(notes: readonly FootnoteJson[], feed: Feed, parent: NodeJson): string {
  return notes.length === 0 ? '' : `<hr>\n${element('ol', {}, lines(feed.each(notes, parent)))}`
}

/**
 * Some footnotes below a part of the text, each with the number that it has in the whole. Empty when there are none.
 * A list that shows only some of them can't count by itself.
 */
export function writeSomeFootnotes(notes: readonly NumberedFootnote[], feed: Feed): string {
  if (notes.length === 0) return ''
  const items = notes.map(({ node, number }) =>
    element('li', { id: noteId(number), value: number }, bodyOf(node, feed)),
  )
  return `<hr>\n${element('ol', {}, lines(items))}`
}
