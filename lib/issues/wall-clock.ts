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

/** What a wall-clock time comes to in a time zone, also where the clocks are changed. */
export type WallClockTime = {
  instant: Date
  /** How far the zone is from UTC at that instant: `+02:00`. */
  offset: string
  /**
   * `twice`: clocks go back over it, and the first of both is meant. `never`: clocks skip it, and it is moved on by the
   * gap.
   */
  comes: 'once' | 'twice' | 'never'
  /** What the clocks show at that instant, without the zone: `2026-03-29T03:30`; other than what was asked for a time that never comes. */
  shown: string
}

/** Reads a wall-clock time as `instantOf` does, and tells what there is to know of it. @throws InvalidInput when it is no date. */
export function wallClockTime(local: string, timeZone: string): WallClockTime {
  const instant = instantOf(local, timeZone)
  const asked = Temporal.PlainDateTime.from(local)
  const meant = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  const later = asked.toZonedDateTime(timeZone, { disambiguation: 'later' })
  const isSkipped = !meant.toPlainDateTime().equals(asked)
  return {
    instant,
    offset: meant.offset,
    comes: isSkipped ? 'never' : later.epochMilliseconds === instant.getTime() ? 'once' : 'twice',
    shown: meant.toPlainDateTime().toString({ smallestUnit: 'minute' }),
  }
}
