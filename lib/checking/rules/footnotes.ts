import { footnoteKey, numberFootnotes } from '@/lib/document/footnotes.ts'
import type { Found, Rule } from './rule.ts'

/** Footnotes that are called and not there, and those that are there and nothing calls. */
export const footnotes: Rule = ({ document, nodes }) => {
  const known = numberFootnotes(document)
  return nodes.flatMap(({ node, path }): Found[] => {
    if (node.type === 'footnoteReference' && !known.has(footnoteKey(node.attrs.label))) {
      const { label } = node.attrs
      const text = `The text calls a footnote “${label}” that is not there. Readers will see [^${label}].`
      return [{ level: 'mend', place: { path }, text }]
    }
    if (node.type !== 'footnote') return []
    const entry = known.get(footnoteKey(node.attrs.label))
    if (entry?.node !== node) {
      const text = `There are two footnotes with the label “${node.attrs.label}”. The text calls the first of them.`
      return [{ level: 'mend', place: { path }, text }]
    }
    if (entry.references > 0) return []
    return [
      {
        level: 'note',
        place: { path },
        text: `Nothing in the text calls footnote ${entry.number}. It will stand at the end all the same.`,
        fix: { label: 'Remove it', changes: [{ does: 'remove', from: path, count: 1, was: ['footnote'] }] },
      },
    ]
  })
}
