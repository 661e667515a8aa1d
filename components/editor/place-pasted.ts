import { Fragment, Slice, type Node, type NodeType, type ResolvedPos } from '@tiptap/pm/model'
import { TextSelection, type Selection, type Transaction } from '@tiptap/pm/state'
import { Transform } from '@tiptap/pm/transform'
import { footnoteKey } from '@/lib/document/footnotes.ts'
import { freeLabel, labelsIn, placeFootnote } from './footnote-commands.ts'

/**
 * Puts a document where the selection is: its blocks there, its footnotes among those of the text, under labels that are
 * free. One paragraph goes into the line; a title takes the first line and leaves the rest below itself. No word is lost.
 */
export function placeDocument(tr: Transaction, document: Node): void {
  const { blocks, notes } = withFreeLabels(tr, document.content)
  if (isInCell(tr.selection)) {
    place(tr, new Slice(asLine(blocks, tr.selection.$from.parent.type), 0, 0), notes)
    return
  }
  const isLine = blocks.childCount === 1 && blocks.firstChild?.type.name === 'paragraph'
  place(tr, isLine ? new Slice(blocks, 1, 1) : new Slice(blocks, 0, 0), notes)
}

/** The same as `placeDocument` for a part of a text, which may begin and end within its blocks. */
export function placeSlice(tr: Transaction, slice: Slice): void {
  const { content, openStart, openEnd } = slice
  if (!content.content.some(isFootnote)) {
    place(tr, slice, [])
    return
  }
  if (content.content.every(isFootnote)) {
    // Words out of footnotes are words.
    const blocks = content.content.reduce((all, note) => all.append(note.content), Fragment.empty)
    place(tr, new Slice(blocks, Math.max(0, openStart - 1), Math.max(0, openEnd - 1)), [])
    return
  }
  const { blocks, notes } = withFreeLabels(tr, content)
  // A piece of one line goes into a line.
  const isPiece = openStart > 0 && openEnd === 0 && blocks.childCount === 1 && blocks.firstChild?.isTextblock
  place(tr, new Slice(blocks, openStart, isPiece ? 1 : 0), notes)
}

/** Whether what stands around the selection is one line that is no paragraph: it takes in no blocks. */
export function isInTitle({ $from, $to }: Selection): boolean {
  return $from.sameParent($to) && isLineOnly($from.parent)
}

/** Whether the selection is within one cell of a table, which holds a single paragraph. */
export function isInCell({ $from, $to }: Selection): boolean {
  return $from.sameParent($to) && $from.depth > 1 && /^table(?:Cell|Header)$/.test($from.node(-1).type.name)
}

/** Blocks as the lines of one paragraph: their words with all marks, and the pictures of figures. */
function asLine(blocks: Fragment, type: NodeType): Fragment {
  const { hardBreak, image } = type.schema.nodes
  let line = Fragment.empty
  const add = (content: Fragment) => {
    const pieces = wordsFor(type, content)
    if (pieces.size === 0) return
    if (line.size > 0 && hardBreak) line = line.append(Fragment.from(hardBreak.create()))
    line = line.append(pieces)
  }
  blocks.descendants((node) => {
    if (node.type.name === 'figure' && image)
      add(Fragment.from(image.create({ src: node.attrs.src, alt: node.attrs.alt })))
    else if (node.isAtom && node.isBlock) add(wordsOfAtom(node))
    if (node.isTextblock) add(node.content)
    return !node.isTextblock
  })
  return line
}

function wordsOfAtom(node: Node): Fragment {
  const { href, title, latex } = node.attrs as Record<string, string | null | undefined>
  const words = title ?? href ?? latex ?? ''
  if (words === '') return Fragment.empty
  const link = href ? node.type.schema.marks.link?.create({ href }) : null
  return Fragment.from(node.type.schema.text(words, link ? [link] : []))
}

function isLineOnly({ type: { name } }: Node): boolean {
  return name === 'itemTitle' || name === 'detailsSummary' || name === 'figure'
}

function place(tr: Transaction, slice: Slice, notes: readonly Node[]): void {
  if (tr.selection instanceof TextSelection) tr.deleteSelection()
  if (tr.selection instanceof TextSelection && isInTitle(tr.selection)) placeInTitle(tr, unwrapped(slice))
  else tr.replaceSelection(slice)
  for (const note of notes) placeFootnote(tr, note)
}

/** The first line goes into the title; an item without an address takes that of the first link in it. */
function placeInTitle(tr: Transaction, blocks: Fragment): void {
  const { $from } = tr.selection
  const first = blocks.firstChild
  const isLine = first !== null && (first.isInline || (first.isTextblock && !first.type.spec.code))
  const line = !isLine || first === null ? Fragment.empty : first.isInline ? blocks : first.content
  const rest = !isLine ? blocks : first?.isInline ? Fragment.empty : blocks.cut(first?.nodeSize ?? 0)
  takeAddress(tr, $from, line)
  tr.replaceSelection(new Slice(wordsFor($from.parent.type, line), 0, 0))
  if (rest.size === 0) return
  const { $to } = tr.selection
  tr.insert($to.after(), rest)
}

function takeAddress(tr: Transaction, $at: ResolvedPos, line: Fragment): void {
  const item = $at.depth > 0 ? $at.node(-1) : null
  if (item?.type.name !== 'item' || item.attrs.href !== null) return
  const links = line.content.flatMap(({ marks }) => marks.filter((mark) => mark.type.name === 'link'))
  if (links[0]) tr.setNodeAttribute($at.before(-1), 'href', links[0].attrs.href)
}

/** What a line may hold of some content; of the rest, the words. */
function wordsFor(type: NodeType, line: Fragment): Fragment {
  const pieces = line.content.flatMap((node) => {
    const marks = node.marks.filter((mark) => type.allowsMarkType(mark.type))
    if (type.contentMatch.matchType(node.type)) return [node.mark(marks)]
    const words = wordsOf(node)
    return words === '' ? [] : [type.schema.text(words, marks)]
  })
  return Fragment.from(pieces)
}

function wordsOf(node: Node): string {
  switch (node.type.name) {
    case 'hardBreak':
      return ' '
    case 'image':
      return String(node.attrs.alt ?? '')
    case 'inlineMath':
      return String(node.attrs.latex)
    default:
      return node.textContent
  }
}

/** The blocks of a slice without the lists and quotes around a single one that was cut out of them. */
function unwrapped({ content, openStart, openEnd }: Slice): Fragment {
  const only = content.childCount === 1 ? content.firstChild : null
  const isCut = only !== null && openStart > 0 && openEnd > 0 && !only.isTextblock && !only.isInline
  return isCut ? unwrapped(new Slice(only.content, openStart - 1, openEnd - 1)) : content
}

function isFootnote(node: Node): boolean {
  return node.type.name === 'footnote'
}

type Apart = { blocks: Fragment; notes: Node[] }

/** Blocks and footnotes apart. A label that the text has already, for another footnote, is changed wherever it stands. */
function withFreeLabels(tr: Transaction, content: Fragment): Apart {
  const { from, to } = tr.selection
  const { doc } = new Transform(tr.doc).delete(from, to)
  const standing = new Map(doc.content.content.filter(isFootnote).map((note) => [keyOf(note), note]))
  const given = content.content.filter(isFootnote)
  const taken = labelsIn(doc)
  const all = new Set([...taken, ...given.map(keyOf)])
  const changed = new Map<string, string>()
  const notes: Node[] = []
  for (const note of given) {
    // The same footnote once more is no other.
    if (standing.get(keyOf(note))?.eq(note)) continue
    notes.push(note)
    if (!taken.has(keyOf(note))) continue
    const label = freeLabel(all)
    all.add(footnoteKey(label))
    changed.set(keyOf(note), label)
  }
  const blocks = content.content.filter((node) => !isFootnote(node))
  return {
    blocks: Fragment.from(blocks.map((node) => relabelled(node, changed))),
    notes: notes.map((note) => relabelled(note, changed)),
  }
}

function keyOf(node: Node): string {
  return footnoteKey(String(node.attrs.label))
}

function relabelled(node: Node, labels: ReadonlyMap<string, string>): Node {
  if (labels.size === 0 || node.isText) return node
  const label = 'label' in node.attrs ? labels.get(keyOf(node)) : undefined
  const content = Fragment.from(node.content.content.map((child) => relabelled(child, labels)))
  return label === undefined ? node.copy(content) : node.type.create({ ...node.attrs, label }, content, node.marks)
}
