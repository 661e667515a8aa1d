/** The day that an instant falls on in a time zone, as `2026-11-24`. @param timeZone IANA name. */
export function calendarDay(instant: Date, timeZone: string): string {
  // The one locale whose numeric date is that of ISO 8601.
  return formatFor(timeZone).format(instant)
}

/** The Monday of the week that a day lies in, both as `2026-11-23`. */
export function startOfWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}
