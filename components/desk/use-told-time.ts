'use client'

import { useEffect, useState } from 'react'
import type { ToldTime } from './time-words.ts'

/** What a date and time comes to in the publication's time zone; null while it is asked, and for what is no time. */
export function useToldTime(local: string): ToldTime | null {
  const [told, setTold] = useState<{ local: string; time: ToldTime } | null>(null)
  useEffect(() => {
    if (local === '') return undefined
    const end = new AbortController()
    const ask = async () => {
      const answer = await fetch(`/desk/time?at=${encodeURIComponent(local)}`, { signal: end.signal })
      if (answer.ok) setTold({ local, time: (await answer.json()) as ToldTime })
    }
    // Without an answer the field alone says when; the server judges it in the end.
    const timer = setTimeout(() => void ask().catch(() => {}), 200)
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [local])
  return told?.local === local ? told.time : null
}
