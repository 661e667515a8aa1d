import type { Change } from '@/lib/document/change.ts'
import type { NodePath } from '@/lib/document/document-links.ts'

/**
 * How much a finding weighs. `stop`: the issue can't go out like this. `mend`: readers would stumble over it.
 * `note`: worth a look, and may be meant so.
 */
export type Level = 'stop' | 'mend' | 'note'

/** A part of an issue beside its text, by the name of its field. */
export type IssueField = 'title' | 'number' | 'summary'

/** Where a finding is: a node of the document, a field beside it, or nowhere in particular. */
export type Place =
  /** `asks`: what is missing is to be filled in beside the text. */
  { path: NodePath; asks?: true } | { field: IssueField } | null

export type Fix = { label: string; changes: Change[] }

/** Something that the author may want to look at before the issue goes out. */
export type Finding = {
  rule: string
  level: Level
  place: Place
  /** A sentence for the author. */
  text: string
  fix?: Fix
}

const order: Record<Level, number> = { stop: 0, mend: 1, note: 2 }

/** The gravest first; among those that weigh the same, fields before the text, and the text from its beginning. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (one, other) => order[one.level] - order[other.level] || comparePlaces(one.place, other.place),
  )
}

function comparePlaces(one: Place, other: Place): number {
  const [first, second] = [pathOf(one), pathOf(other)]
  if (first === null || second === null) return Number(first !== null) - Number(second !== null)
  for (const [index, step] of first.entries()) {
    const against = second[index]
    if (against === undefined) return 1
    if (step !== against) return step - against
  }
  return first.length - second.length
}

function pathOf(place: Place): NodePath | null {
  return place && 'path' in place ? place.path : null
}
