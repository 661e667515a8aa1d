import { plainText } from '@/lib/document/plain-text.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** Headings go down one level at a time, so that a list of contents and a screen reader make sense of them. */
export const headingOrder: Rule = ({ document }) => {
  let before = 1
  return document.content.flatMap((node, index) => {
    if (node.type !== 'heading') return []
    const { level } = node.attrs
    const expected = before + 1
    // What follows is judged by the level that this one should have: one slip is told once.
    before = Math.min(level, expected)
    if (level <= expected) return []
    const path = [index]
    const above = expected === 2 ? 'is the first one, but' : `follows one of level ${expected - 1} and`
    return [
      {
        level: 'note' as const,
        place: { path },
        text: `The heading ${quoted(plainText(node.content) || 'without words')} ${above} has level ${level}.`,
        fix: {
          label: `Make it level ${expected}`,
          changes: [{ does: 'set' as const, path, attribute: 'level', was: level, value: expected }],
        },
      },
    ]
  })
}
