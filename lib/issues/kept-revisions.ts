import { calendarDay, startOfWeek } from './calendar-day.ts'

/** What decides how long a revision stays. */
export type RevisionAge = { id: string; writtenAt: Date; name: string | null; publishedAt: Date | null }

const aDay = 24 * 60 * 60 * 1000

/**
 * Which revisions of one issue stay: all that have a name or went out, all that were written in the last 30 days, then
 * the last of each day and, when a year has passed, the last of each week, Monday to Sunday. Days are those of the
 * time zone. What is taken out once is never missed later: thinning twice is the same as thinning once.
 * @param timeZone IANA name.
 */
export function keptRevisions<Revision extends RevisionAge>(
  revisions: readonly Revision[],
  now: Date,
  timeZone: string,
): Revision[] {
  const inOrder = revisions.toSorted(
    (one, other) => one.writtenAt.getTime() - other.writtenAt.getTime() || (one.id < other.id ? -1 : 1),
  )
  const lastOfDay = new Map<string, Revision>()
  const lastOfWeek = new Map<string, Revision>()
  for (const revision of inOrder) {
    const day = calendarDay(revision.writtenAt, timeZone)
    lastOfDay.set(day, revision)
    lastOfWeek.set(startOfWeek(day), revision)
  }
  const ofDays = new Set(lastOfDay.values())
  const ofWeeks = new Set(lastOfWeek.values())
  return revisions.filter((revision) => {
    if (revision.name !== null || revision.publishedAt !== null) return true
    const days = (now.getTime() - revision.writtenAt.getTime()) / aDay
    if (days <= 30) return true
    return days <= 365 ? ofDays.has(revision) : ofWeeks.has(revision)
  })
}
