'use client'

import { useSyncExternalStore } from 'react'

/** Issues whose details were changed in this window since they last went out. */
const changed = new Set<string>()
const listeners = new Set<() => void>()

/** Whether what stands beside an issue was changed in this window since it last went out. */
export function useHasOtherDetails(issueId: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => changed.has(issueId),
    () => false,
  )
}

export function detailsChanged(issueId: string): void {
  changed.add(issueId)
  tell()
}

export function detailsWentOut(issueId: string): void {
  changed.delete(issueId)
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
