import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { announce } from './announce.ts'
import { lookAtPage, type PageCard } from './card-request.ts'
import { compositionEnd } from './composition.ts'
import type { Place } from './field-place.ts'
import { asOwnStep } from './undo-steps.ts'

/**
 * Looks at the page of a card or a link with a comment and fills in what the page says, in one step of undo. A card says
 * then what the page does; of a link only what is still empty is filled.
 * @returns why it could not be looked at, in a sentence; null when it could.
 */
export async function fetchInto(editor: Editor, { name, position, attrs }: Place, signal: AbortSignal) {
  const href = attrs.href as string
  let at = position
  const follow = ({ transaction }: { transaction: Transaction }) => {
    at = transaction.mapping.map(at)
  }
  editor.on('transaction', follow)
  const { card, refused } = await lookAtPage(href, signal)
  if (!editor.isDestroyed) await compositionEnd(editor.view)
  editor.off('transaction', follow)
  if (signal.aborted || editor.isDestroyed || refused !== null) return refused
  const { tr } = editor.state
  const node = tr.doc.nodeAt(at)
  // It was removed, or leads elsewhere by now.
  if (node?.type.name !== name || node.attrs.href !== href) return null
  if (name === 'card') tr.setNodeMarkup(at, undefined, { ...node.attrs, ...known(card) })
  else fillItem(tr, at, card)
  if (tr.docChanged) editor.view.dispatch(asOwnStep(tr))
  announce('Filled in from the page.')
  return null
}

/** What the page says; where it says nothing, the author's words stay. */
function known({ title, description, site, image }: PageCard): Record<string, string> {
  const said = Object.entries({ title, description, site, image }).filter(([, value]) => value !== null)
  return Object.fromEntries(said) as Record<string, string>
}

function fillItem(tr: Transaction, at: number, { title, citation }: PageCard): void {
  const node = tr.doc.nodeAt(at)
  if (!node) return
  if (node.attrs.citation === null && citation !== null) tr.setNodeAttribute(at, 'citation', citation)
  if (node.firstChild?.content.size === 0 && title !== null) tr.insertText(title, at + 2)
}
