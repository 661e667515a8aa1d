'use client'

import './conflict.css'
import { useRef, useState } from 'react'
import type { DraftFields } from '@/lib/issues/input.ts'
import { Comparison } from './comparison.tsx'
import type { JournalEntry } from './journal.ts'
import { timeWords } from './save-words.ts'
import { useMinute } from './use-minute.ts'

type RecoveredWordsProps = {
  entry: JournalEntry
  readNow: () => DraftFields
  timeZone: string
  language: string
  /** Null when this editor can't hold them; they can still be seen, copied and downloaded. */
  restore: (() => void) | null
  discard: () => void
}

/** Words found on this device that the server does not have: the author says what becomes of them. */
export function RecoveredWords({ entry, readNow, timeZone, language, restore, discard }: RecoveredWordsProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [now, setNow] = useState<DraftFields | null>(null)
  const when = timeWords(entry.writtenAt, timeZone, useMinute())
  const buttons = (
    <>
      <button type="button" className="button" data-kind="quiet" onClick={discard}>
        Discard
      </button>
      {restore && (
        <button type="button" className="button" onClick={restore}>
          Restore
        </button>
      )}
    </>
  )

  return (
    <section className="desk-notice" aria-label="Words that were not saved">
      <p role="status">
        {entry.isSetAside
          ? `Your text from ${when}, which you put aside, is kept on this device.`
          : `Words from ${when} on this device were not saved.`}
      </p>
      <div className="notice-actions">
        {buttons}
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => {
            setNow(readNow())
            dialog.current?.showModal()
          }}
        >
          Look
        </button>
      </div>
      <dialog
        ref={dialog}
        className="sheet both-texts"
        aria-labelledby={`found-${entry.writer}`}
        onClose={() => setNow(null)}
      >
        {now && (
          <>
            <h2 id={`found-${entry.writer}`}>Words that were not saved</h2>
            <Comparison
              mine={{ heading: `On this device, from ${when}`, draft: entry.fields }}
              theirs={{ heading: 'The issue as it is now', draft: now }}
              language={language}
            />
            <div className="both-actions">
              <button type="button" className="button" data-kind="quiet" onClick={() => dialog.current?.close()}>
                Decide later
              </button>
              {buttons}
            </div>
            <p className="both-hint">
              Restore: the words from this device take the place of the issue as it is now. Undo brings it back.
            </p>
          </>
        )}
      </dialog>
    </section>
  )
}
