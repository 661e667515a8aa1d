import type { Rule } from './rule.ts'

/** An issue needs a title before it can go out. */
export const title: Rule = (issue) =>
  issue.title.trim() === ''
    ? [{ level: 'stop', place: { field: 'title' }, text: 'The issue has no title yet. It can’t go out without one.' }]
    : []
