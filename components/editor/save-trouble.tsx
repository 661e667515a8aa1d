'use client'

import type { SaveSnapshot } from './autosave.ts'

/** What the author must know when the text is not on the server. */
export function SaveTrouble({ snapshot: { state, isKept }, retry }: { snapshot: SaveSnapshot; retry: () => void }) {
  const isStuck = state.name === 'offline' || state.name === 'refused' || state.name === 'conflict'
  return (
    <>
      {isStuck && !isKept && (
        <section className="desk-notice" data-kind="fault" role="alert">
          <p>This browser can’t keep your text on this device. Leave this window open until it is saved.</p>
        </section>
      )}
      {state.name === 'refused' && (
        <section className="desk-notice" data-kind="fault" role="alert">
          <p>{state.reason}</p>
          <div className="notice-actions">
            {state.isLoggedOut && (
              <a className="button" data-kind="quiet" href="/login" target="_blank" rel="noopener">
                Log in
              </a>
            )}
            <button type="button" className="button" data-kind="primary" onClick={retry}>
              Try again
            </button>
          </div>
        </section>
      )}
    </>
  )
}
