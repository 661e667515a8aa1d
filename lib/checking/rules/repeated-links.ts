import { comparableAddress } from '@/lib/document/comparable-address.ts'
import type { DocumentLink, NodePath } from '@/lib/document/document-links.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/**
 * A page that is linked twice in different parts of an issue. The parts of one item belong together, and so do those of
 * one figure: its card, its picture and its comment may all lead to the same page.
 */
export const repeatedLinks: Rule = ({ document, links, address: home }) => {
  const first = new Map<string, DocumentLink>()
  return links.flatMap((link) => {
    if (!/^https?:/i.test(link.address)) return []
    const address = comparableAddress(link.address)
    if (address === comparableAddress(home)) return []
    const before = first.get(address)
    if (!before) {
      first.set(address, link)
      return []
    }
    if (isOneThing(document, before.path, link.path)) return []
    const words = link.text === '' || link.text === before.text ? '' : `, as ${quoted(before.text || before.address)}`
    return [
      {
        level: 'note' as const,
        place: { path: link.path },
        text: `${quoted(link.text || link.address)} leads to a page that is linked above already${words}.`,
      },
    ]
  })
}

function isOneThing({ content }: DocumentJson, one: NodePath, other: NodePath): boolean {
  if (one[0] !== other[0]) return false
  const type = content[one[0] ?? -1]?.type
  // In a paragraph, two links to one page are two halves of a sentence that was cut by a picture or a mark.
  return type === 'item' || type === 'figure' || type === 'card' || type === 'paragraph'
}
