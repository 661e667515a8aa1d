import type { Rule } from './rule.ts'

/**
 * Pictures of which nobody said what they show. An empty description is one: it says that the picture only adorns, and
 * readers who can't see it are spared it.
 */
export const missingAlt: Rule = ({ nodes }) =>
  nodes.flatMap(({ node, path }) => {
    if ((node.type !== 'image' && node.type !== 'figure') || node.attrs.alt !== null) return []
    const caption = node.type === 'figure' && node.content !== undefined
    return [
      {
        level: 'mend' as const,
        place: { path, asks: true as const },
        text: caption
          ? 'This picture has a caption, but nothing says what it shows to readers who can’t see it.'
          : 'Nothing says what this picture shows to readers who can’t see it.',
        fix: {
          label: 'It only adorns',
          changes: [{ does: 'set' as const, path, attribute: 'alt', was: null, value: '' }],
        },
      },
    ]
  })
