import { Extension, type Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Transaction } from '@tiptap/pm/state'

const ownStep = 'ownUndoStep'

/** What is being gathered for an editor: the first change of it, once there is one. */
const gathering = new WeakMap<Editor, { first: Transaction | null }>()

/**
 * Marks a change that undo takes back by itself: neither what was written before it nor what is written after it goes
 * along. For what comes from elsewhere: a picture that arrived, the answer of a site, another draft.
 */
export function asOwnStep(tr: Transaction): Transaction {
  return tr.setMeta(ownStep, true)
}

/** Does something in several changes that undo takes back together, and without what was written before and after. */
export function inOneStep(editor: Editor, act: () => void): void {
  gathering.set(editor, { first: null })
  try {
    act()
  } finally {
    gathering.delete(editor)
    endStep(editor)
  }
}

/** What is written next is undone apart from what was written until now. */
export function endStep({ view }: Pick<Editor, 'view'>): void {
  if (!view.isDestroyed) view.dispatch(closeHistory(view.state.tr))
}

/** Keeps the steps of undo apart as `asOwnStep` and `inOneStep` say. */
export const UndoSteps = Extension.create({
  name: 'undoSteps',

  dispatchTransaction({ transaction, next }) {
    const { editor } = this
    const gathered = gathering.get(editor)
    if (gathered && transaction.docChanged) {
      // The history takes a change that was appended to another for a part of that.
      if (gathered.first) transaction.setMeta('appendedTransaction', gathered.first)
      else gathered.first = closeHistory(transaction)
    }
    const isOwn = transaction.getMeta(ownStep) === true && transaction.docChanged && !gathered
    next(isOwn ? closeHistory(transaction) : transaction)
    if (isOwn) endStep(editor)
  },
})
