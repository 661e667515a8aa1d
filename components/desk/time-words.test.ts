import { expect, it } from 'vitest'
import { fieldTime } from './own-clock.ts'
import { timeWords } from './time-words.ts'

const own = Intl.DateTimeFormat().resolvedOptions().timeZone

it('a time is told with its offset, and with nothing that goes without saying', () => {
  const told = { instant: '2030-07-01T07:00:00Z', offset: '+00:00', comes: 'once', shown: '2030-07-01T09:00' } as const
  expect(timeWords(told, own)).toEqual([`In ${own} that is UTC.`])
  expect(timeWords({ ...told, offset: '-05:00' }, own)).toEqual([`In ${own} that is UTC−05:00.`])
})

it('a time that never comes, or comes twice, is told as what it means', () => {
  const told = { instant: '2030-03-31T01:30:00Z', offset: '+02:00', comes: 'never', shown: '2030-03-31T03:30' } as const
  expect(timeWords(told, own)).toContainEqual(expect.stringContaining('never comes. The issue goes out at 03:30.'))
  expect(timeWords({ ...told, comes: 'twice' }, own)).toContainEqual(expect.stringContaining('comes twice'))
})

it('where the author’s own clock shows another time, that is told, too', () => {
  const elsewhere = own === 'Asia/Tokyo' ? 'Europe/Madrid' : 'Asia/Tokyo'
  const told = { instant: '2030-07-01T00:00:00Z', offset: '+09:00', comes: 'once', shown: '2030-07-01T09:00' } as const
  expect(timeWords(told, elsewhere)).toContainEqual(expect.stringMatching(/^Your own clock shows .* then\.$/))
})

it('a field shows an instant by the clocks of the publication, at midnight, too', () => {
  expect(fieldTime(new Date('2026-11-23T15:00:00Z'), 'Asia/Tokyo')).toBe('2026-11-24T00:00')
})
