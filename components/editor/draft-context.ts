'use client'

import { createContext, useContext } from 'react'

/** What the buttons around the editor need to know of the text that is being written. */
export type Draft = {
  /** The version the server last acknowledged. */
  version: number
  /** Whether anything was written since the page was opened. */
  hasChanged: boolean
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
