import { applyChange, UnfitChange, type DraftChange } from '@/lib/document/draft-change.ts'
import { draftSum, type DraftText } from '@/lib/document/draft-sum.ts'
import { parseDocument, storableText, type DocumentJson } from '@/lib/document/schema.ts'
import type { DraftFields } from './input.ts'

/**
 * What a save leaves there, checked as a whole.
 * @param draft the whole draft, or what makes it of the one before.
 * @throws UnfitChange; InvalidDocument
 */
export function draftAfter(
  before: DraftText,
  draft: DraftFields | DraftChange,
): { title: string; subtitle: string; document: DocumentJson } {
  const after = 'document' in draft ? draft : applyChange(before, draft)
  const checked = {
    title: storableText(after.title),
    subtitle: storableText(after.subtitle),
    document: parseDocument(after.document),
  }
  if ('sum' in draft && draftSum(checked) !== draft.sum) throw new UnfitChange()
  return checked
}
