import { expect, test } from 'vitest'
import type { SaveSnapshot } from './autosave.ts'
import { saveWords } from './save-words.ts'

const now = Date.parse('2026-11-24T14:30:00.000Z')
const snapshot = (changes: Partial<SaveSnapshot>): SaveSnapshot => ({
  state: { name: 'saved' },
  version: 1,
  savedAt: '2026-11-24T13:02:00.000Z',
  hasChanged: false,
  isKept: true,
  ...changes,
})

test('a save is told with its time where the newsletter lives', () => {
  expect(saveWords(snapshot({}), 'Europe/Berlin', now)).toBe('Saved 14:02')
})

test('a save of another day is told with the day', () => {
  expect(saveWords(snapshot({ savedAt: '2026-11-23T13:02:00.000Z' }), 'Europe/Berlin', now)).toBe('Saved 23 Nov, 14:02')
})

test('nothing but an acknowledged text is called saved', () => {
  const words = (['unsaved', 'saving', 'offline'] as const).map((name) =>
    saveWords(snapshot({ state: { name } }), 'UTC', now),
  )
  expect(words).toEqual(['Not saved yet', 'Saving…', 'Offline, kept here'])
})

test('a text that this device could not keep is not called kept', () => {
  expect(saveWords(snapshot({ state: { name: 'offline' }, isKept: false }), 'UTC', now)).toBe('Offline, not saved')
})
