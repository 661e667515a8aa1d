import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay, startOfWeek } from './calendar-day.ts'
import { keptRevisions, type RevisionAge } from './kept-revisions.ts'

const now = new Date('2026-11-24T12:00:00Z')
const aDay = 24 * 60 * 60 * 1000
const daysAgo = (days: number) => new Date(now.getTime() - days * aDay)

const at = (time: string, more: Partial<RevisionAge> = {}): RevisionAge => ({
  id: time,
  writtenAt: new Date(time),
  name: null,
  publishedAt: null,
  ...more,
})
const kept = (revisions: RevisionAge[], zone = 'UTC') => keptRevisions(revisions, now, zone).map(({ id }) => id)

describe('of the earlier texts', () => {
  it('all of the last thirty days stay', () => {
    const all = ['2026-10-26T00:00:00Z', '2026-10-26T00:10:00Z', '2026-11-24T11:00:00Z']
    expect(kept(all.map((time) => at(time)))).toEqual(all)
  })

  it('the last of each day stays for a year', () => {
    const all = ['2026-06-01T08:00:00Z', '2026-06-01T19:00:00Z', '2026-06-02T07:00:00Z']
    expect(kept(all.map((time) => at(time)))).toEqual(all.slice(1))
  })

  it('the last of each week stays after that', () => {
    // A Monday, the Sunday after it, and the next Monday.
    const all = ['2025-06-02T08:00:00Z', '2025-06-08T23:00:00Z', '2025-06-09T07:00:00Z']
    expect(kept(all.map((time) => at(time)))).toEqual(all.slice(1))
  })

  it('a day is one where the newsletter is at home', () => {
    const all = ['2026-06-01T08:00:00Z', '2026-06-01T19:00:00Z']
    expect(
      kept(
        all.map((time) => at(time)),
        'Asia/Tokyo',
      ),
    ).toEqual(all)
  })

  it('those with a name and those that went out stay for ever', () => {
    const named = at('2020-01-01T08:00:00Z', { name: 'First draft' })
    const published = at('2020-01-01T09:00:00Z', { publishedAt: new Date('2020-01-01T09:00:00Z') })
    const plain = at('2020-01-01T10:00:00Z')
    expect(kept([named, published, plain])).toEqual([named.id, published.id, plain.id])
  })
})

const aRevision = fc.record({
  id: fc.uuid(),
  writtenAt: fc.integer({ min: 0, max: 900 * 24 }).map((hours) => new Date(now.getTime() - hours * (aDay / 24))),
  name: fc.option(fc.constant('A name'), { freq: 8, nil: null }),
  publishedAt: fc.option(fc.constant(now), { freq: 8, nil: null }),
})
const history = fc.uniqueArray(aRevision, { selector: ({ id }) => id, maxLength: 60 })
const zone = fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Chatham')

describe('whatever an issue’s history is', () => {
  it('what is thinned stays in order, and nothing new comes in', () => {
    fc.assert(
      fc.property(history, zone, (revisions, timeZone) => {
        const left = keptRevisions(revisions, now, timeZone)
        expect(revisions.filter((each) => left.includes(each))).toEqual(left)
      }),
    )
  })

  it('every day of the last year, and every week before, that had a text still has its last one', () => {
    fc.assert(
      fc.property(history, zone, (revisions, timeZone) => {
        const left = new Set(keptRevisions(revisions, now, timeZone))
        for (const each of revisions) {
          const span = (revision: RevisionAge) => {
            const day = calendarDay(revision.writtenAt, timeZone)
            return each.writtenAt < daysAgo(365) ? startOfWeek(day) : day
          }
          const latest = Math.max(
            ...revisions.filter((other) => span(other) === span(each)).map(({ writtenAt }) => writtenAt.getTime()),
          )
          expect([...left].some((other) => other.writtenAt.getTime() === latest)).toBe(true)
        }
      }),
    )
  })

  it('thinning every day leaves what thinning at the end would have left', () => {
    fc.assert(
      fc.property(history, zone, fc.integer({ min: 0, max: 500 }), (revisions, timeZone, later) => {
        const then = new Date(now.getTime() + later * aDay)
        const atOnce = keptRevisions(revisions, then, timeZone)
        expect(keptRevisions(keptRevisions(revisions, now, timeZone), then, timeZone)).toEqual(atOnce)
      }),
    )
  })
})
