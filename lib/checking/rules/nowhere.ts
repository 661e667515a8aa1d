import type { NodeJson } from '@/lib/document/schema.ts'
import { plainText } from '@/lib/document/plain-text.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/** Items, cards and embeds that lead nowhere, and links without a word to press on. */
export const nowhere: Rule = ({ nodes, links }) => [
  ...nodes.flatMap(({ node, path }) => {
    const about = leadsNowhere(node)
    if (about === null) return []
    const { text, isBlank } = about
    const remove = { does: 'remove' as const, from: path, count: 1, was: [node.type] }
    return [
      {
        level: isBlank ? ('note' as const) : ('mend' as const),
        place: isBlank ? { path } : { path, asks: true as const },
        text,
        ...(isBlank && { fix: { label: 'Remove it', changes: [remove] } }),
      },
    ]
  }),
  ...links.flatMap(({ kind, text, address, path, attribute }) => {
    if (kind !== 'link' || text !== '' || attribute !== null) return []
    return [
      {
        level: 'mend' as const,
        place: { path },
        text: `A link to ${address} has no words, so nobody can follow it.`,
        fix: { label: 'Take the link out', changes: [{ does: 'link' as const, path, was: address, value: null }] },
      },
    ]
  }),
]

function leadsNowhere(node: NodeJson): { text: string; isBlank: boolean } | null {
  if (node.type === 'item') {
    const { href, citation } = node.attrs
    const title = plainText(node.content[0].content).trim()
    if (href !== null || citation !== null) return null
    if (title !== '') return { text: `${quoted(title)} leads nowhere: it has no address.`, isBlank: false }
    const hasComment = node.content.slice(1).some((block) => block.type !== 'paragraph' || block.content !== undefined)
    return hasComment
      ? { text: 'A link with a comment has neither a title nor an address.', isBlank: false }
      : { text: 'A link with a comment is empty. Readers will not see it.', isBlank: true }
  }
  if ((node.type !== 'card' && node.type !== 'embed') || node.attrs.href !== null) return null
  const what = node.type === 'card' ? 'card' : 'video or post'
  const title = node.attrs.title?.trim() ?? ''
  return title === ''
    ? { text: `A ${what} is empty.`, isBlank: node.type === 'embed' || node.attrs.description === null }
    : { text: `The ${what} ${quoted(title)} leads nowhere: it has no address.`, isBlank: false }
}
