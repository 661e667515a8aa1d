'use client'

import { useEffect } from 'react'

/**
 * Goes through the rows of the list of issues by key: `j` and `k`, or the arrows where a row or the search field has the
 * focus; Enter opens a row as it does any link. `/` goes to the search field, `n` begins an issue.
 */
export function useListKeys(): void {
  useEffect(() => {
    const end = new AbortController()
    document.addEventListener('keydown', onKey, { signal: end.signal })
    return () => end.abort()
  }, [])
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  const target = event.target instanceof Element ? event.target : null
  const isSearching = target?.matches('.issue-search') ?? false
  if (!isSearching && target?.closest('input, textarea, select, dialog, [contenteditable=true]')) return
  const act = actFor(event.key, isSearching)
  if (!act) return
  event.preventDefault()
  act()
}

function actFor(key: string, isSearching: boolean): (() => void) | null {
  if (isSearching) {
    if (key === 'ArrowDown') return () => goTo(0)
    return key === 'Escape' ? () => document.querySelector<HTMLElement>('.issue-search')?.blur() : null
  }
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return () => goTo(current() + 1)
    case 'k':
    case 'ArrowUp':
      return () => goTo(current() - 1)
    case '/':
      return () => document.querySelector<HTMLInputElement>('.issue-search')?.select()
    case 'n':
      return () => document.querySelector<HTMLFormElement>('#new-issue')?.requestSubmit()
    default:
      return null
  }
}

const rows = () => [...document.querySelectorAll<HTMLElement>('.issue-groups a.issue-row')]

function current(): number {
  return rows().findIndex((row) => row === document.activeElement)
}

function goTo(index: number): void {
  if (index < 0) document.querySelector<HTMLElement>('.issue-search')?.focus()
  else rows()[index]?.focus()
}
