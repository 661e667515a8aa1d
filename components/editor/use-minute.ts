'use client'

import { useSyncExternalStore } from 'react'

const minute = 60_000

/** The minute it is, in milliseconds since 1970; the component is drawn again when it ends. */
export function useMinute(): number {
  return useSyncExternalStore(everyMinute, thisMinute, thisMinute)
}

function thisMinute(): number {
  return Math.floor(Date.now() / minute) * minute
}

function everyMinute(update: () => void): () => void {
  const timer = setInterval(update, minute / 4)
  return () => clearInterval(timer)
}
