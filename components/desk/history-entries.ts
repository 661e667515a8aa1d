import type { RevisionSummary } from '@/lib/issues/revisions.ts'

/** A line of an issue's history: the present text, or an earlier one. */
export type HistoryEntry = {
  /** The id of the revision, or `now`. */
  id: string
  isNow: boolean
  name: string | null
  publishedAt: Date | null
  writtenAt: Date
  writtenBy: string | null
  words: number
  /** Against the text before it; null for the first. */
  wordsMore: number | null
}

type Present = { version: number; words: number; writtenAt: Date; writtenBy: string | null }

/** The present text and the earlier ones, the newest first. Where the newest one kept is the present text, it is one line. */
export function historyEntries(revisions: readonly RevisionSummary[], present: Present): HistoryEntry[] {
  const isKept = revisions[0]?.version === present.version
  const lines = [
    ...(isKept ? [] : [{ ...present, id: 'now', isNow: true, name: null, publishedAt: null }]),
    ...revisions.map((revision, index) => ({ ...revision, isNow: isKept && index === 0 })),
  ]
  return lines.map(({ id, isNow, name, publishedAt, writtenAt, writtenBy, words }, index) => {
    const before = lines[index + 1]
    const wordsMore = before ? words - before.words : null
    return { id, isNow, name, publishedAt, writtenAt, writtenBy, words, wordsMore }
  })
}

/** What a text is compared with. */
export type Against = 'before' | 'now' | 'nothing'

/** The address that shows a text of an issue. */
export function historyAddress(issueId: string, text: string, against: Against): string {
  return `/desk/issues/${issueId}/history?${new URLSearchParams({ text, with: against }).toString()}`
}
