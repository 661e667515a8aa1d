/** A date and time as clocks in a time zone show it, in the form of a `datetime-local` field: `2026-11-24T09:00`. */
export function fieldTime(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** What the author's own clock shows at an instant, in words; null when it shows the same as the publication's. */
export function ownClock(instant: Date, timeZone: string): string | null {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (fieldTime(instant, own) === fieldTime(instant, timeZone)) return null
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(instant)
}
