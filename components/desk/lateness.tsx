'use client'

import type { IssueSummary } from '@/lib/issues/find.ts'
import { writtenDate } from './when.ts'

type LatenessProps = { issue: IssueSummary; timeZone: string; isPending: boolean; dismiss: () => void }

/** What the author should know of an issue that did not go out when it should have. Null when all went well. */
export function Lateness({ issue, timeZone, isPending, dismiss }: LatenessProps) {
  const words = latenessWords(issue, timeZone)
  if (words === null) return null
  return (
    <section className="lateness" aria-label="What happened at its time">
      <p>{words}</p>
      <button type="button" className="button" disabled={isPending} onClick={dismiss}>
        I have seen it
      </button>
    </section>
  )
}

function latenessWords(
  { missedAt, publishedAt, scheduleFault, scheduledFor }: IssueSummary,
  timeZone: string,
): string | null {
  const when = (date: Date) => writtenDate(date, timeZone, true)
  if (scheduleFault !== null) {
    return scheduledFor
      ? `This issue was to go out ${when(scheduledFor)} and could not. ${scheduleFault}`
      : `This issue could not go out at its time. ${scheduleFault}`
  }
  if (missedAt === null) return null
  // One that had gone out before kept the date of that time.
  const wentOut = publishedAt && publishedAt > missedAt ? ` and went out ${when(publishedAt)}` : ' and went out later'
  return `This issue was to go out ${when(missedAt)}${wentOut}: Masthead was not running when its time came.`
}
