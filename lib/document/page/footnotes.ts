import { followsFootnote } from '../adjacent-footnote.ts'
import { writeNote } from '../footnote-body.ts'
import { callId, noteId } from '../footnote-calls.ts'
import { footnoteKey } from '../footnotes.ts'
import { element, escapeHtml, lines } from '../html.ts'
import type { FootnoteJson, FootnoteReferenceJson, NodeJson } from '../schema.ts'
import { wordsIn } from '../words.ts'
import type { Page } from './page.ts'

/** Where a footnote is called: its number, which leads to it. */
export function writeReference(node: FootnoteReferenceJson, page: Page, parent: NodeJson | null): string {
  const { label } = node.attrs
  const number = page.footnotes.get(footnoteKey(label))?.number
  if (number === undefined) return escapeHtml(`[^${label}]`)
  const id = callId(number, page.state.calls(label))
  const call = element('a', { href: `#${noteId(number)}`, id, role: 'doc-noteref' }, String(number))
  return element('sup', {}, `${followsFootnote(node, parent) ? ', ' : ''}${call}`)
}

/** A footnote, with a link back to each place that calls it. */
export function writeFootnote(node: FootnoteJson, page: Page): string {
  const { number, references } = page.footnotes.get(footnoteKey(node.attrs.label)) ?? { number: 0, references: 0 }
  const title = wordsIn(page.context.language).backToText
  const back = Array.from({ length: references }, (_, index) => {
    const call = index + 1
    const name = call === 1 ? title : `${title} (${call})`
    const arrow = call === 1 ? '↩︎' : `↩︎${element('sup', {}, String(call))}`
    return element('a', { href: `#${callId(number, call)}`, role: 'doc-backlink', 'aria-label': name }, arrow)
  })
  const inside = writeNote(node, page, back.join(' '), (line) => element('p', {}, line))
  return element('li', { id: noteId(number) }, lines(inside))
}

/** The footnotes of a page, below its text. Empty when there are none. */
export function writeFootnotes(notes: readonly FootnoteJson[], page: Page, parent: NodeJson): string {
  if (notes.length === 0) return ''
  const title = wordsIn(page.context.language).footnotes
  return element(
    'section',
    { class: 'footnotes', role: 'doc-endnotes', 'aria-label': title },
    lines([element('ol', {}, lines(page.each(notes, parent)))]),
  )
}
