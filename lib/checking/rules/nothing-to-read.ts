import { withoutEmptySections } from '@/lib/document/empty-sections.ts'
import { saysNothing } from '@/lib/issues/says-nothing.ts'
import type { Rule } from './rule.ts'

/** An issue that would be empty can't go out. */
export const nothingToRead: Rule = ({ document }) =>
  saysNothing(withoutEmptySections(document))
    ? [{ level: 'stop', place: null, text: 'There is nothing to read in this issue yet.' }]
    : []
