import { footnoteKey, numberFootnotes, type NumberedFootnote } from './footnotes.ts'
import { absoluteAddress } from './links.ts'
import { plainText } from './plain-text.ts'
import { cardWords, embedWords } from './preview.ts'
import type { CardJson, DocumentJson, EmbedJson, ItemJson, NodeJson } from './schema.ts'
import { untitled } from './source-line.ts'

/** A page of the Web that an author singled out in an issue, by itself. */
export type CuratedLink = {
  /** Where it stands, in the document's normal form. */
  node: ItemJson | CardJson | EmbedJson
  title: string
  /** Absolute, in the form that goes over the wire. */
  address: string
  /** The footnotes that it calls, and those that they call, in the order of their numbers in the document. */
  notes: readonly NumberedFootnote[]
}

/**
 * The curated links of a document in the order of the text: its items, wherever they stand, and the cards and embeds that
 * stand outside of one. An item without an address of its own takes that of the first card or embed in it. A link among
 * the words of a text is none, nor is what leads to no page of the Web.
 * @param settled a document in normal form.
 * @param context `issueAddress`: what relative addresses start from; `language`: for the name of what has no title.
 */
export function curatedLinks(
  settled: DocumentJson,
  { issueAddress, language }: { issueAddress: string; language: string },
): CuratedLink[] {
  const links: CuratedLink[] = []
  const footnotes = numberFootnotes(settled)
  const add = (node: CuratedLink['node'], href: string | null, title: string | null) => {
    const address = href === null ? null : absoluteAddress(href, issueAddress)
    if (address !== null && title && /^https?:/i.test(address)) {
      links.push({ node, title, address: new URL(address).href, notes: footnotesOf(node, footnotes) })
    }
  }
  const visit = (node: NodeJson, isInItem: boolean): void => {
    if (node.type === 'item') {
      const href = node.attrs.href ?? firstAddress(node)
      const words = plainText(node.content[0].content).replace(/\s+/g, ' ').trim()
      add(node, href, words || untitled({ ...node, attrs: { ...node.attrs, href } }))
    } else if (node.type === 'card' && !isInItem) add(node, node.attrs.href, cardWords(node.attrs).title)
    else if (node.type === 'embed' && !isInItem) add(node, node.attrs.href, embedWords(node.attrs, language).title)
    if ('content' in node) for (const child of node.content ?? []) visit(child, isInItem || node.type === 'item')
  }
  visit(settled, false)
  return links
}

function firstAddress(node: NodeJson): string | null {
  if ((node.type === 'card' || node.type === 'embed') && node.attrs.href !== null) return node.attrs.href
  const children: readonly NodeJson[] = ('content' in node && node.content) || []
  for (const child of children) {
    const address = child.type === 'item' ? null : firstAddress(child)
    if (address !== null) return address
  }
  return null
}

function footnotesOf(part: NodeJson, footnotes: ReadonlyMap<string, NumberedFootnote>): readonly NumberedFootnote[] {
  const called = new Set<NumberedFootnote>()
  const visit = (node: NodeJson): void => {
    if (node.type === 'footnoteReference') {
      const note = footnotes.get(footnoteKey(node.attrs.label))
      if (note && !called.has(note)) {
        called.add(note)
        visit(note.node)
      }
    }
    if ('content' in node) for (const child of node.content ?? []) visit(child)
  }
  visit(part)
  return [...called].sort((one, other) => one.number - other.number)
}
