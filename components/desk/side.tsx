'use client'

import './side.css'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { showTab, toggleSide, useOpenTab } from './side-state.ts'

export type SideTab = { id: string; label: string; content: ReactNode }

/** What stands beside the text, one tab at a time (WAI-ARIA APG, tabs); it folds away. Ctrl or ⌘ and `\` opens and closes it. */
export function Side({ tabs }: { tabs: SideTab[] }) {
  const openId = useOpenTab()
  const open = openId === null ? null : (tabs.find((tab) => tab.id === openId) ?? tabs[0])
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const end = new AbortController()
    document.addEventListener(
      'keydown',
      (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== '\\') return
        event.preventDefault()
        toggleSide(tabs[0]?.id ?? '')
      },
      { signal: end.signal },
    )
    return () => end.abort()
  }, [tabs])

  function move(event: KeyboardEvent) {
    if (!open) return
    const at = tabs.indexOf(open)
    const isMirrored = list.current !== null && getComputedStyle(list.current).direction === 'rtl'
    const forward = isMirrored ? 'ArrowLeft' : 'ArrowRight'
    const backward = isMirrored ? 'ArrowRight' : 'ArrowLeft'
    const steps: Record<string, number> = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: -1 }
    const step = steps[event.key]
    const next = step === undefined ? undefined : tabs.at(step === tabs.length ? 0 : step)
    if (!next) return
    event.preventDefault()
    showTab(next.id)
    list.current?.querySelector<HTMLElement>(`#side-tab-${next.id}`)?.focus()
  }

  return (
    <aside className="side" aria-label="Beside the text" hidden={!open}>
      <header className="side-head">
        <div
          ref={list}
          className="side-tabs"
          role="tablist"
          aria-label="Beside the text"
          tabIndex={-1}
          onKeyDown={move}
        >
          {tabs.map((tab) => (
            <button
              key={tab.id}
              id={`side-tab-${tab.id}`}
              type="button"
              role="tab"
              aria-selected={tab === open}
              aria-controls="side-panel"
              tabIndex={tab === open ? 0 : -1}
              onClick={() => showTab(tab.id)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        <button type="button" className="side-close" aria-label="Fold away" onClick={() => showTab(null)}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {/* Every tab stays where it is, so that what is typed in one outlives a look elsewhere. */}
      <div
        id="side-panel"
        className="side-panel"
        role="tabpanel"
        aria-labelledby={open ? `side-tab-${open.id}` : undefined}
        tabIndex={0}
      >
        {tabs.map((tab) => (
          <div key={tab.id} hidden={tab !== open}>
            {tab.content}
          </div>
        ))}
      </div>
    </aside>
  )
}
