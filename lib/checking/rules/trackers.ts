import { withoutTrackers } from '@/lib/document/trackers.ts'
import { relink } from '../relink.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** Links that tell their site where the reader came from. */
export const trackers: Rule = ({ links }) =>
  links.flatMap((link) => {
    const plain = withoutTrackers(link.address)
    if (plain === link.address) return []
    return [
      {
        level: 'note' as const,
        place: { path: link.path },
        text: `The address behind ${quoted(link.text || link.address)} carries tracking.`,
        fix: { label: 'Take it out', changes: [relink(link, plain)] },
      },
    ]
  })
