import { emptySections as findEmptySections } from '@/lib/document/empty-sections.ts'
import { plainText } from '@/lib/document/plain-text.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** Sections of which readers will see nothing, not even the heading. */
export const emptySections: Rule = ({ document }) =>
  findEmptySections(document).flatMap(({ from, to }) => {
    const heading = document.content[from]
    if (heading?.type !== 'heading') return []
    const blocks = document.content.slice(from, to)
    return [
      {
        level: 'note' as const,
        place: { path: [from] },
        text: `The section ${quoted(plainText(heading.content) || 'without a name')} is empty. Readers will not see it.`,
        fix: {
          label: 'Remove it',
          changes: [{ does: 'remove' as const, from: [from], count: to - from, was: blocks.map(({ type }) => type) }],
        },
      },
    ]
  })
