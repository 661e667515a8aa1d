import { safeAddress } from './links.ts'
import type { Outline, OutlineEntry } from './outline.ts'
import { bareAddress } from './site.ts'

/** A line of the list of contents, and those below it. */
export type ContentsLine = { id: string; words: string; children: ContentsLine[] }

/** The deepest heading that a list of contents shows. */
const deepest = 3

/**
 * What a list of contents shows of an outline: headings down to the third level and all items, an item without a title
 * by its address. What is not shown leaves what lies below it in its place.
 */
export function contentsOf({ entries }: Outline): ContentsLine[] {
  return entries.flatMap(line)
}

function line({ id, text, node, children }: OutlineEntry): ContentsLine[] {
  const below = children.flatMap(line)
  if (node.type === 'heading') {
    return text === '' || node.attrs.level > deepest ? below : [{ id, words: text, children: below }]
  }
  const address = node.attrs.href === null ? null : safeAddress(node.attrs.href)
  const words = text || (address && bareAddress(address))
  return words ? [{ id, words, children: below }] : below
}
