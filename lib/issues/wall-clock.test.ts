import { describe, expect, it } from 'vitest'
import { InvalidInput } from '@/lib/errors.ts'
import { instantOf, wallClockTime } from './wall-clock.ts'

describe('a wall-clock time in a time zone', () => {
  it.each([
    ['2026-11-24T09:00', 'Asia/Tokyo', '2026-11-24T00:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Madrid', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', 'Europe/Madrid', '2026-12-01T08:00:00.000Z'],
    // Clocks go from 02:00 to 03:00: half past two does not exist and means half past three.
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    // Clocks go back from 03:00 to 02:00: of the two half past twos the first is meant.
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
  ])('%s in %s is %s', (local, timeZone, instant) => {
    expect(instantOf(local, timeZone).toISOString()).toBe(instant)
  })

  it('is refused with a sentence when it is no time', () => {
    expect(() => instantOf('soon', 'UTC')).toThrow(InvalidInput)
    expect(() => instantOf('2026-02-30T09:00', 'UTC')).toThrow(InvalidInput)
  })

  it.each([
    ['2026-11-24T09:00', 'Asia/Tokyo', '+09:00', 'once', '2026-11-24T09:00'],
    ['2026-03-29T02:30', 'Europe/Madrid', '+02:00', 'never', '2026-03-29T03:30'],
    ['2026-10-25T02:30', 'Europe/Madrid', '+02:00', 'twice', '2026-10-25T02:30'],
    ['2026-10-25T03:00', 'Europe/Madrid', '+01:00', 'once', '2026-10-25T03:00'],
    // Half an hour only, and a day that a whole country skipped.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '+11:00', 'never', '2026-10-04T02:45'],
    ['2011-12-30T12:00', 'Pacific/Apia', '+14:00', 'never', '2011-12-31T12:00'],
  ])('%s in %s is told with its offset %s and that it comes %s', (local, timeZone, offset, comes, shown) => {
    expect(wallClockTime(local, timeZone)).toMatchObject({ offset, comes, shown })
  })
})
