import { draftSum } from '@/lib/document/draft-sum.ts'
import type { DraftFields } from '@/lib/issues/input.ts'
import { isSameDraft } from './draft-fields.ts'
import type { JournalEntry } from './journal.ts'

/** What to do with a journal entry found when an issue is opened. */
export type Recovery = 'forget' | 'restore' | 'offer'

/**
 * Judges an entry against what stands on the server. Words are put back without asking only when nothing else was
 * written in between: the server still has the version they were based on, or exactly what this device sent last.
 */
export function judgeEntry(entry: JournalEntry, standing: DraftFields & { version: number }): Recovery {
  if (isSameDraft(entry.fields, standing)) return 'forget'
  if (entry.isSetAside) return 'offer'
  if (entry.baseVersion === standing.version) return 'restore'
  return entry.sent.includes(draftSum(standing)) ? 'restore' : 'offer'
}
