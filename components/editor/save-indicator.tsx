'use client'

import { useState } from 'react'
import type { SaveSnapshot } from './autosave.ts'
import { saveWords } from './save-words.ts'
import { useMinute } from './use-minute.ts'

type SaveIndicatorProps = { snapshot: SaveSnapshot; timeZone: string }

/** Always an answer to "is it saved?". Read aloud only when something is wrong, or well again after that. */
export function SaveIndicator({ snapshot, timeZone }: SaveIndicatorProps) {
  const { state, isKept } = snapshot
  const isWrong = state.name === 'offline' || state.name === 'refused' || state.name === 'conflict'
  const [isWorthSaying, setWorthSaying] = useState(isWrong)
  if (isWrong && !isWorthSaying) setWorthSaying(true)
  if (state.name === 'unsaved' && isWorthSaying) setWorthSaying(false)
  return (
    <p
      className="save-words"
      role="status"
      aria-live={isWorthSaying ? 'polite' : 'off'}
      data-state={state.name}
      data-lost={!isKept || undefined}
      // The server may live in another day than the browser for a moment around midnight.
      suppressHydrationWarning
    >
      {saveWords(snapshot, timeZone, useMinute())}
    </p>
  )
}
