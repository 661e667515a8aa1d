import { describe, expect, test } from 'vitest'
import { draftSum } from '@/lib/document/draft-sum.ts'
import type { DraftFields } from '@/lib/issues/input.ts'
import type { JournalEntry } from './journal.ts'
import { judgeEntry } from './recovery.ts'

const draft = (text: string): DraftFields => ({
  title: 'A letter',
  subtitle: '',
  document: {
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { align: null }, content: [{ type: 'text', text }] }],
  },
})

const entry = (changes: Partial<JournalEntry>): JournalEntry => ({
  issueId: 'one',
  writer: 'a window',
  baseVersion: 3,
  fields: draft('written here'),
  sent: [],
  writtenAt: '2026-11-24T14:02:00.000Z',
  isSetAside: false,
  ...changes,
})

describe('words found on this device when an issue is opened', () => {
  test('are put back when nobody wrote since', () => {
    expect(judgeEntry(entry({}), { ...draft('as it was'), version: 3 })).toBe('restore')
  })

  test('are put back when the server has exactly what this device sent last', () => {
    expect(judgeEntry(entry({ sent: [draftSum(draft('halfway'))] }), { ...draft('halfway'), version: 4 })).toBe(
      'restore',
    )
  })

  test('are offered, not put back, when somebody else wrote since', () => {
    expect(
      judgeEntry(entry({ sent: [draftSum(draft('halfway'))] }), { ...draft('by somebody else'), version: 4 }),
    ).toBe('offer')
  })

  test('are offered, not put back, when the author had put them aside', () => {
    expect(judgeEntry(entry({ isSetAside: true }), { ...draft('as it was'), version: 3 })).toBe('offer')
  })

  test('are forgotten when the server has them, however it writes them down', () => {
    const standing = {
      version: 4,
      document: {
        content: [{ content: [{ text: 'written here', type: 'text' }], type: 'paragraph' }],
        type: 'doc' as const,
      },
      subtitle: '',
      title: 'A letter',
    }
    expect(judgeEntry(entry({}), standing)).toBe('forget')
    expect(judgeEntry(entry({ isSetAside: true }), standing)).toBe('forget')
  })
})
