import { footnoteKey } from './footnotes.ts'

/** Counts, while a document is written, how often each footnote has been called. */
export type FootnoteCalls = (label: string) => number

export function footnoteCalls(): FootnoteCalls {
  const counts = new Map<string, number>()
  return (label) => {
    const key = footnoteKey(label)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
}

/** The id of a footnote, by its number. */
export function noteId(number: number): string {
  return `fn-${number}`
}

/** The id of the place that calls a footnote, the first time, the second and so on. */
export function callId(number: number, call: number): string {
  return call === 1 ? `fnref-${number}` : `fnref-${number}-${call}`
}
