import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { bareAddress } from '@/lib/document/site.ts'
import type { PageCard } from './card-request.ts'

/** In what form a page stands in the text: as a card, as a link with a comment, or as a plain link on its own line. */
export type AddressForm = 'card' | 'item' | 'link'

export const addressForms: readonly AddressForm[] = ['card', 'item', 'link']

export const formLabels: Record<AddressForm, string> = { card: 'Card', item: 'Link with a comment', link: 'Plain link' }

/** A block that shows a page in some form. */
export function addressBlock(schema: Schema, form: AddressForm, card: PageCard): Node {
  const { href, title, description, site, image, citation } = card
  const { nodes, marks } = schema
  switch (form) {
    case 'card':
      return schema.node('card', { href, title, description, site, image })
    case 'item': {
      const words = schema.text(title ?? bareAddress(href))
      return schema.node('item', { href, citation }, [schema.node('itemTitle', null, words), schema.node('paragraph')])
    }
    case 'link':
    default: {
      const mark = marks.link?.create({ href })
      return schema.node(nodes.paragraph ?? 'paragraph', null, schema.text(href, mark ? [mark] : []))
    }
  }
}

/**
 * Puts a page in some form in the place of a block. Was the cursor there, it goes on: into the comment of a link, to the
 * end of a plain one, and below a card.
 * @returns whether it could stand there.
 */
export function putAddress(tr: Transaction, position: number, form: AddressForm, card: PageCard): boolean {
  const before = tr.doc.nodeAt(position)
  if (!before || !canTakeForm(tr.doc, position, form)) return false
  const { selection } = tr
  const isHere = selection.from >= position && selection.to <= position + before.nodeSize
  const block = addressBlock(tr.doc.type.schema, form, card)
  // What the author wrote to a link stays with it.
  const comment = before.type.name === 'item' ? before.content.cut(before.firstChild?.nodeSize ?? 0) : Fragment.empty
  const hasComment = comment.size > 0 && comment.textBetween(0, comment.size, ' ', ' ').trim() !== ''
  tr.replaceWith(position, position + before.nodeSize, hasComment ? Fragment.from(block).append(comment) : block)
  if (isHere) goOn(tr, position, block)
  return true
}

/** What a block says of a page: a card, a link with a comment, or a line that is nothing but a link; null of any other. */
export function pageIn(node: Node): PageCard | null {
  const { href, title, description, site, image, citation } = node.attrs as Record<string, string | null | undefined>
  const page = { title: null, description: null, site: null, image: null, citation: null }
  if (node.type.name === 'card' && href) {
    const said = { title: title ?? null, description: description ?? null, site: site ?? null, image: image ?? null }
    return { ...page, href, ...said }
  }
  if (node.type.name === 'item' && href) {
    return { ...page, href, title: node.firstChild?.textContent || null, citation: citation ?? null }
  }
  const words = node.type.name === 'paragraph' && node.childCount === 1 ? node.firstChild : null
  const link = words?.marks.find((mark) => mark.type.name === 'link')
  if (!words?.isText || !link) return null
  const target = String(link.attrs.href)
  return { ...page, href: target, title: words.text === target ? null : (words.text ?? null) }
}

/** In what form a block shows its page. */
export function formOf(node: Node): AddressForm {
  return node.type.name === 'card' ? 'card' : node.type.name === 'item' ? 'item' : 'link'
}

/** Whether a page can stand in some form where a block is: a link with a comment stands in the letter alone. */
export function canTakeForm(doc: Node, position: number, form: AddressForm): boolean {
  const $at = doc.resolve(position)
  return form !== 'item' || $at.depth === 0
}

function goOn(tr: Transaction, position: number, block: Node): void {
  const end = position + block.nodeSize
  if (block.type.name !== 'card') {
    tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1))
    return
  }
  const next = tr.doc.nodeAt(end)
  const isFree = next?.type.name === 'paragraph' && next.content.size === 0
  if (!isFree) tr.insert(end, tr.doc.type.schema.node('paragraph'))
  tr.setSelection(TextSelection.create(tr.doc, end + 1))
}
