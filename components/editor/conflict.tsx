'use client'

import './conflict.css'
import { useMemo, useRef, useState } from 'react'
import type { DraftFields } from '@/lib/issues/input.ts'
import type { StandingDraft } from './autosave.ts'
import { Comparison } from './comparison.tsx'
import { mergedDraft, passagesOf, proposedPicks, type Pick } from './passages.ts'
import { timeWords } from './save-words.ts'
import { useMinute } from './use-minute.ts'

type ConflictProps = {
  /** My text as it is now. */
  readMine: () => DraftFields
  theirs: StandingDraft
  timeZone: string
  language: string
  keepMine: () => void
  /** Rejects when my text could not be put aside on this device. */
  takeTheirs: () => Promise<void>
  /** What both texts began from. */
  common: DraftFields
  /** Shows a text made of both in the place of mine, and saves it in the place of theirs. */
  merge: (draft: DraftFields) => void
}

/** Two people, or two windows, wrote the same issue. Both texts are shown; nothing is overwritten until the author says so. */
export function Conflict({ readMine, theirs, timeZone, language, keepMine, takeTheirs, common, merge }: ConflictProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [mine, setMine] = useState<DraftFields | null>(null)
  const [picks, setPicks] = useState<Pick[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const passages = useMemo(() => (mine ? passagesOf(mine, theirs) : []), [mine, theirs])
  const when = timeWords(theirs.savedAt, timeZone, useMinute())

  return (
    <section className="desk-notice" data-kind="fault" aria-label="Changed in another window">
      <p role="alert">
        This issue was changed in another window at {when}
        {theirs.savedBy && ` by ${theirs.savedBy}`}. Your text is kept here and is not sent until you decide.
      </p>
      <div className="notice-actions">
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => {
            const now = readMine()
            setMine(now)
            setPicks(proposedPicks(passagesOf(now, theirs), common))
            dialog.current?.showModal()
          }}
        >
          See both
        </button>
      </div>
      <dialog ref={dialog} className="sheet both-texts" aria-labelledby="both-title" onClose={() => setMine(null)}>
        {mine && (
          <>
            <h2 id="both-title">Two texts of this issue</h2>
            <Comparison
              mine={{ heading: 'Yours, in this window', draft: mine }}
              theirs={{ heading: `Saved at ${when}${theirs.savedBy ? ` by ${theirs.savedBy}` : ''}`, draft: theirs }}
              language={language}
              choice={{
                picks,
                choose: (at, pick) => setPicks((before) => before.with(at, pick)),
              }}
            />
            {fault && (
              <p className="notice" data-kind="fault" role="alert">
                {fault}
              </p>
            )}
            <div className="both-actions">
              <button type="button" className="button" data-kind="quiet" onClick={() => dialog.current?.close()}>
                Decide later
              </button>
              <button
                type="button"
                className="button"
                onClick={() => {
                  takeTheirs().catch(() =>
                    setFault(
                      'This browser can’t keep your text on this device. Copy or download it first, then keep yours or reload the page.',
                    ),
                  )
                }}
              >
                Take theirs
              </button>
              <button type="button" className="button" onClick={keepMine}>
                Keep mine
              </button>
              <button
                type="button"
                className="button"
                data-kind="primary"
                onClick={() => merge(mergedDraft(passages, picks, mine))}
              >
                Use what is chosen
              </button>
            </div>
            <p className="both-hint">
              Use what is chosen: the text made of both takes the place of yours here, where undo brings yours back, and
              of the other on the server. Keep mine: your text takes the place of the other on the server. Take theirs:
              you go on from the other text, and yours stays on this device, where you can get it back.
            </p>
          </>
        )}
      </dialog>
    </section>
  )
}
