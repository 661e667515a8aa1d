'use client'

import type { Editor } from '@tiptap/react'
import { createContext, useContext } from 'react'
import type { DraftFields } from '@/lib/issues/input.ts'

/** What the buttons and panels around the editor need to know of the text that is being written. */
export type Draft = {
  /** The version the server last acknowledged. */
  version: number
  /** Whether anything was written since the page was opened. */
  hasChanged: boolean
  /** Whether anything is written that the server has not acknowledged; asked for at the moment it matters. */
  isPending(): boolean
  /** Null until it is there. */
  editor: Editor | null
  /** The text as it is now. */
  read(): DraftFields
  /** Puts another text in the place of this one; in the text, undo brings it back. */
  show(draft: DraftFields): void
  /** Puts the cursor to a place in the text, or selects the block without text there, and shows it. */
  goTo(position: number): void
  /** Saves what is not saved yet and gives the version that the server then has, or null when it can't be saved now. */
  flush(): Promise<number | null>
}

export const DraftContext = createContext<Draft | null>(null)

/** The draft of the editor around this component. */
export function useDraft(): Draft {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('useDraft needs an IssueEditor around it.')
  return draft
}
