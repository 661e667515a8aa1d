import { Temporal } from 'temporal-polyfill'
import { InvalidInput } from '@/lib/errors.ts'

/**
 * The instant of a wall-clock time in a time zone. A time that daylight saving skips is moved on by the gap; of a time
 * that comes twice the first is meant (RFC 5545 section 3.3.5).
 * @param local `2026-11-24T09:00`, or a date alone, which means its midnight.
 * @throws InvalidInput when it is no date.
 */
export function instantOf(local: string, timeZone: string): Date {
  try {
    const dateTime = Temporal.PlainDateTime.from(local)
    return new Date(dateTime.toZonedDateTime(timeZone).epochMilliseconds)
  } catch (error) {
    throw new InvalidInput('That is not a date and time. It should look like 2026-11-24 09:00.', { cause: error })
  }
}

/** An instant as a clock on the wall in a time zone shows it, to the minute: `2026-11-24T09:00`. */
export function wallClockOf(instant: Date, timeZone: string): string {
  const dateTime = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return dateTime.toPlainDateTime().toString({ smallestUnit: 'minute' })
}
