'use client'

import { useActionState } from 'react'
import { untouched, type FormState } from '@/components/ui/form-state.ts'
import { writtenDate } from './when.ts'

type ListedSession = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date }

type SessionListProps = {
  sessions: ListedSession[]
  current: string
  timeZone: string
  end: (before: FormState, form: FormData) => Promise<FormState>
}

export function SessionList({ sessions, current, timeZone, end }: SessionListProps) {
  const [state, act, isPending] = useActionState(end, untouched)
  return (
    <>
      {state.error && <p className="fault">{state.error}</p>}
      <ul className="session-rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              {browserName(session.userAgent)}
              <small> since {writtenDate(session.createdAt, timeZone, true)}</small>
            </span>
            {session.id === current ? (
              <span className="hint">This browser</span>
            ) : (
              <form action={act}>
                <input type="hidden" name="id" value={session.id} />
                <button className="button" type="submit" disabled={isPending}>
                  End
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A browser's name out of its user agent string, as far as one can tell. */
function browserName(userAgent: string): string {
  const browser = [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([mark]) => mark && userAgent.includes(mark))?.[1]
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS X', 'Linux'].find((name) => userAgent.includes(name))
  return [browser ?? 'A browser', system && `on ${system}`].filter(Boolean).join(' ')
}
