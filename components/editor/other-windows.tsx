'use client'

import './other-windows.css'
import { useState } from 'react'
import type { SaveSnapshot } from './autosave.ts'
import { timeWords } from './save-words.ts'
import { useMinute } from './use-minute.ts'
import { usePresence } from './use-presence.ts'

type OtherWindowsProps = {
  issueId: string
  snapshot: SaveSnapshot
  timeZone: string
  /** Shows the newer text; false when it can't be fetched now, or something was written here meanwhile. */
  showNewer: () => Promise<boolean>
}

/** Who else has this issue open, and whether it was changed there. Nothing moves under the author's hands: they say when. */
export function OtherWindows({ issueId, snapshot, timeZone, showNewer }: OtherWindowsProps) {
  const { others, version, savedAt } = usePresence('/desk/windows', issueId)
  const [isRefused, setRefused] = useState(false)
  const now = useMinute()
  const isNewer = snapshot.state.name === 'saved' && version > snapshot.version

  if (isNewer) {
    const when = timeWords(savedAt, timeZone, now)
    return (
      <p className="other-windows" role="status">
        <button
          type="button"
          className="button"
          data-kind="quiet"
          onClick={() => void showNewer().then((isShown) => setRefused(!isShown))}
        >
          {isRefused ? 'It can’t be shown now: try again' : `Changed in another window at ${when}: show it`}
        </button>
      </p>
    )
  }
  const [other] = others
  // In a conflict the words about saving say it already.
  if (!other || snapshot.state.name === 'conflict') return null
  const since = timeWords(other.since, timeZone, now)
  return (
    <p className="other-windows" role="status">
      {other.editor === null
        ? `Open in another window since ${since}`
        : `${other.editor} is writing in this issue since ${since}`}
    </p>
  )
}
