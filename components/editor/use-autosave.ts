'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { Autosave, type AutosaveOptions, type SaveSnapshot } from './autosave.ts'
import { newWriter, startWork } from './journal.ts'

/** Saves for as long as the component stands, and a last time when it goes. @param isBusy whether leaving would lose more than text. */
export function useAutosave(options: Omit<AutosaveOptions, 'writer'>, isBusy: () => boolean): [Autosave, SaveSnapshot] {
  const [writer] = useState(newWriter)
  const [autosave] = useState(() => new Autosave({ ...options, writer }))
  const [watchBusy] = useState(() => isBusy)
  const snapshot = useSyncExternalStore(autosave.subscribe, autosave.snapshot, autosave.snapshot)

  useEffect(() => {
    const endWork = startWork(writer)
    const end = new AbortController()
    const { signal } = end
    autosave.start()
    const leave = () => autosave.leave()
    const retry = () => autosave.retry()
    window.addEventListener('pagehide', leave, { signal })
    window.addEventListener('blur', leave, { signal })
    window.addEventListener('online', retry, { signal })
    window.addEventListener('focus', retry, { signal })
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? leave() : retry()), {
      signal,
    })
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (autosave.isPending || watchBusy()) event.preventDefault()
      },
      { signal },
    )
    return () => {
      void autosave.stop().finally(() => {
        end.abort()
        endWork()
      })
    }
  }, [autosave, writer, watchBusy])

  return [autosave, snapshot]
}
