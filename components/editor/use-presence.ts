'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { WindowSeen } from '@/lib/presence/input.ts'
import { Presence, type Surroundings } from './presence.ts'

/** Tells the other windows of this one for as long as the component stands, and what is known of them. */
export function usePresence(address: string, subject: WindowSeen['subject']): Surroundings {
  const [presence] = useState(() => new Presence({ address, subject }))

  useEffect(() => {
    const end = new AbortController()
    const { signal } = end
    const look = () => (document.visibilityState === 'hidden' ? presence.hidden() : presence.here())
    presence.here()
    look()
    window.addEventListener('focus', () => presence.here(), { signal })
    window.addEventListener('online', look, { signal })
    // A page that comes back out of the browser's memory is open again.
    window.addEventListener('pageshow', look, { signal })
    window.addEventListener('pagehide', () => presence.gone(), { signal })
    document.addEventListener('visibilitychange', look, { signal })
    return () => {
      end.abort()
      presence.gone()
    }
  }, [presence])

  return useSyncExternalStore(presence.subscribe, presence.surroundings, presence.surroundings)
}
