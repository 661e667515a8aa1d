import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** The number of an issue is its own, and is there where the others have one. */
export const number: Rule = (issue) => {
  if (issue.number === null) {
    return issue.othersNumbered
      ? [{ level: 'note', place: { field: 'number' }, text: 'Your other issues have a number; this one has none.' }]
      : []
  }
  return issue.sameNumber === null
    ? []
    : [
        {
          level: 'mend',
          place: { field: 'number' },
          text: `Another issue has the number ${issue.number}, too: ${quoted(issue.sameNumber || 'Untitled')}.`,
        },
      ]
}
