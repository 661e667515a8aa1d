'use client'

import { useEffect } from 'react'

const againstInTurn = ['before', 'now', 'nothing'] as const

/** Arrows (or j and k) go through the list, c compares with the next thing there is to compare with. */
export function HistoryKeys() {
  useEffect(() => {
    const end = new AbortController()
    document.addEventListener('keydown', onKey, { signal: end.signal })
    return () => end.abort()
  }, [])
  return null
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog, [role=region]')) return
  const link = linkFor(event.key)
  if (!link) return
  event.preventDefault()
  // Where the list is being gone through, focus goes along.
  if (document.activeElement?.closest('.history-list, .history-against')) link.focus()
  link.scrollIntoView({ block: 'nearest' })
  link.click()
}

function linkFor(key: string): HTMLElement | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return besideChosen(1)
    case 'ArrowUp':
    case 'k':
      return besideChosen(-1)
    case 'c':
      return nextAgainst()
    default:
      return null
  }
}

function besideChosen(step: number): HTMLElement | null {
  const links = [...document.querySelectorAll<HTMLElement>('.history-list a')]
  return links[links.findIndex((link) => link.hasAttribute('aria-current')) + step] ?? null
}

function nextAgainst(): HTMLElement | null {
  const links = againstInTurn.flatMap((against) => [
    ...document.querySelectorAll<HTMLElement>(`.history-against a[data-with=${against}]`),
  ])
  const at = links.findIndex((link) => link.hasAttribute('aria-current'))
  return links[(at + 1) % links.length] ?? null
}
