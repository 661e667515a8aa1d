'use client'

import { useSyncExternalStore } from 'react'

const kept = 'desk-side'
const listeners = new Set<() => void>()

/** The tab at the side of the text that this browser shows, or null when the side is folded away. */
export function useOpenTab(): string | null {
  return useSyncExternalStore(subscribe, openTab, () => null)
}

/** Shows a tab at the side, by its id, or folds the side away; this browser remembers it. */
export function showTab(id: string | null): void {
  if (id !== null) localStorage.setItem(`${kept}-last`, id)
  localStorage.setItem(kept, id ?? '')
  for (const listener of listeners) listener()
}

/** Folds the side away, or shows the tab that was open last, or else the one that is named. */
export function toggleSide(first: string): void {
  showTab(openTab() === null ? (localStorage.getItem(`${kept}-last`) ?? first) : null)
}

function openTab(): string | null {
  return localStorage.getItem(kept) || null
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
