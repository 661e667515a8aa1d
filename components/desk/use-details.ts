'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { TypedDetails } from '@/lib/issues/details-input.ts'
import { DetailsKeeper, type DetailsState } from './details-keeper.ts'
import { detailsChanged } from './other-details.ts'

/** Brings what is typed beside an issue to the server for as long as the component stands. */
export function useDetails(issueId: string, address: string, kept: TypedDetails): [DetailsKeeper, DetailsState] {
  const [keeper] = useState(
    () =>
      new DetailsKeeper({
        address,
        kept,
        // Asked for only when something is kept, which is in a browser.
        storage: {
          getItem: (name) => localStorage.getItem(name),
          setItem: (name, value) => localStorage.setItem(name, value),
          removeItem: (name) => localStorage.removeItem(name),
        },
        name: `details ${issueId}`,
        onKept: () => detailsChanged(issueId),
      }),
  )
  const state = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state)
  useEffect(() => {
    keeper.start()
    const end = new AbortController()
    const { signal } = end
    window.addEventListener('pagehide', () => keeper.leave(), { signal })
    window.addEventListener('online', () => void keeper.send(), { signal })
    return () => {
      keeper.leave()
      end.abort()
    }
  }, [keeper])
  return [keeper, state]
}
