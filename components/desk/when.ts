/**
 * A date as the desk writes it, in the publication's time zone: `24 Nov 2026`, with the time `24 Nov 2026, 14:02`.
 * The locale is fixed so that server and browser agree.
 */
export function writtenDate(date: Date, timeZone: string, withTime = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(withTime && { hour: '2-digit', minute: '2-digit' }),
  }).format(date)
}

/** The time of day, in the publication's time zone: `14:02`. */
export function writtenTime(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(date)
}
