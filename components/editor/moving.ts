import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { endOfBlocks } from './footnote-commands.ts'

/** Blocks beside each other that move as one: from where the first begins to where the last ends. */
export type Unit = { from: number; to: number }

export type Direction = 'up' | 'down'

/** What stands in the letter itself and is never moved into something else. */
const ofTheLetter: ReadonlySet<string> = new Set([
  'heading',
  'horizontalRule',
  'item',
  'contents',
  'pastIssues',
  'subscribe',
  'aboutAuthor',
])

/** What a block that moves up or down goes into on its way. */
const entered: ReadonlySet<string> = new Set(['item', 'details', 'callout', 'blockquote'])

/** Lines that belong to what they stand in and never leave it. */
const fixed: ReadonlySet<string> = new Set(['itemTitle', 'detailsSummary'])

/**
 * What moves when the author moves what is selected: the blocks, or the items of a list, around it. What would leave
 * nothing behind moves with what it stands in. Null for footnotes, which stand by their numbers, and between blocks.
 */
export function unitAround(selection: Selection): Unit | null {
  const { $from, $to } = selection
  if (selection instanceof NodeSelection && selection.node.isBlock) return widened($from, $to.pos, $from.depth)
  let depth = $from.sharedDepth($to.pos)
  if ($from.node(depth).inlineContent) depth -= 1
  if (depth < 0 || $from.depth === depth) return null
  const to = $to.depth > depth ? $to.after(depth + 1) : $to.pos
  return widened($from.doc.resolve($from.before(depth + 1)), to, depth)
}

/** What moves when the block at a position is taken; see `unitAround`. */
export function unitAt(doc: Node, position: number): Unit | null {
  const node = doc.nodeAt(position)
  return node?.isBlock ? widened(doc.resolve(position), position + node.nodeSize, doc.resolve(position).depth) : null
}

function widened($from: ResolvedPos, end: number, start: number): Unit | null {
  const { doc } = $from
  let depth = start
  let from = $from.pos
  let to = end
  while (depth > 0 && !movesWithin($from.node(depth), doc.resolve(from).index(), doc.resolve(to).index())) {
    from = $from.before(depth)
    to = Math.max(to, $from.after(depth))
    depth -= 1
  }
  return depth === 0 && to > endOfBlocks(doc) ? null : { from, to }
}

/** Whether some of what a node holds can be moved and the rest stay. */
function movesWithin(holder: Node, from: number, to: number): boolean {
  if (holder.type.name === 'listItem' || holder.type.spec.tableRole !== undefined) return false
  const first = holder.maybeChild(from)
  return first !== null && !fixed.has(first.type.name) && holder.canReplace(from, to)
}

/** Where a unit comes to stand when it moves one step; null where it can't. A position outside of it. */
export function nextPlace(doc: Node, unit: Unit, direction: Direction): number | null {
  const isDown = direction === 'down'
  const nodes = nodesOf(doc, unit)
  const isOfList = nodes.firstChild?.type.name === 'listItem'
  const list = isOfList ? doc.resolve(unit.from).parent : nodes.childCount === 1 ? nodes.firstChild : null
  const isLikeList = (node: Node | null) => list !== null && isList(list) && node?.type === list.type
  let edge = isDown ? unit.to : unit.from
  for (;;) {
    const $edge = doc.resolve(edge)
    const sibling = isDown ? $edge.nodeAfter : $edge.nodeBefore
    if (sibling && !fixed.has(sibling.type.name) && sibling.type.name !== 'footnote') {
      const inside = insideOf(edge, sibling, isDown)
      const isInto = $edge.parent !== list && (isLikeList(sibling) || entered.has(sibling.type.name))
      if (isInto && canStand(doc, unit, inside)) return inside
      edge += isDown ? sibling.nodeSize : -sibling.nodeSize
      const beyond = isDown ? doc.resolve(edge).nodeAfter : doc.resolve(edge).nodeBefore
      if (isOfList && $edge.parent !== list && beyond && isLikeList(beyond)) return insideOf(edge, beyond, isDown)
      if (canStand(doc, unit, edge)) return edge
      continue
    }
    if ($edge.depth === 0) return null
    const isLeavingList = $edge.parent === list
    edge = isDown ? $edge.after() : $edge.before()
    // Right beside its list an item would look as before.
    if (!isLeavingList && canStand(doc, unit, edge)) return edge
  }
}

/** The place in a node that is nearest to one who comes from its edge. */
function insideOf(edge: number, node: Node, isFromAbove: boolean): number {
  if (!isFromAbove) return edge - 1
  const first = node.firstChild
  return edge + 1 + (first && fixed.has(first.type.name) ? first.nodeSize : 0)
}

/** Whether a unit may be put at a position outside of it, between two blocks. */
export function canStand(doc: Node, unit: Unit, at: number): boolean {
  if (at > unit.from && at < unit.to) return false
  const $at = doc.resolve(at)
  const $unit = doc.resolve(unit.from)
  const { parent } = $at
  if (parent.inlineContent || $at.textOffset > 0) return false
  const isSameHolder = parent === $unit.parent
  if ($at.depth === 0 && at > endOfBlocks(doc)) return false
  const nodes = nodesOf(doc, unit)
  if (!isSameHolder && $at.depth > 0) {
    if (nodes.content.some((node) => ofTheLetter.has(node.type.name))) return false
    const isInNote = $at.node(1).type.name === 'footnote' && ($unit.depth === 0 || $unit.node(1) !== $at.node(1))
    if (isInNote) return false
  }
  return parent.canReplace($at.index(), $at.index(), fitted(doc, unit, parent))
}

function nodesOf(doc: Node, { from, to }: Unit): Fragment {
  return doc.slice(from, to).content
}

/** What is put into a holder: items that leave their list take one along, and a list within a like one is its items. */
function fitted(doc: Node, unit: Unit, holder: Node): Fragment {
  const nodes = nodesOf(doc, unit)
  const first = nodes.firstChild
  if (first?.type.name === 'listItem' && !isList(holder))
    return Fragment.from(doc.resolve(unit.from).parent.copy(nodes))
  if (first && isList(first) && isList(holder) && nodes.childCount === 1) return first.content
  return nodes
}

function isList({ type: { name } }: Node): boolean {
  return name === 'bulletList' || name === 'orderedList'
}

/**
 * Moves a unit to a place where it can stand; the selection goes along when it was in it.
 * @returns where the unit is then.
 */
export function moveUnit(tr: Transaction, unit: Unit, at: number): Unit {
  const { doc, selection } = tr
  const content = fitted(doc, unit, doc.resolve(at).parent)
  const isWrapped = content.firstChild !== doc.nodeAt(unit.from) && isList(content.firstChild ?? doc)
  const isUnwrapped = content.firstChild !== doc.nodeAt(unit.from) && !isWrapped
  const start = at > unit.from ? at - (unit.to - unit.from) : at
  tr.delete(unit.from, unit.to).insert(start, content)
  const shift = start - unit.from + (isWrapped ? 1 : isUnwrapped ? -1 : 0)
  const isInside = selection.from >= unit.from && selection.to <= unit.to
  if (isInside) tr.setSelection(shifted(tr.doc, selection, shift, start))
  return { from: start, to: start + content.size }
}

function shifted(doc: Node, selection: Selection, by: number, start: number): Selection {
  if (selection instanceof TextSelection) {
    return TextSelection.between(doc.resolve(selection.anchor + by), doc.resolve(selection.head + by))
  }
  const at = selection.from + by
  const isNode = selection instanceof NodeSelection && doc.nodeAt(at) !== null
  return isNode ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(start + 1))
}

/** A heading of the letter and all that stands under it; null when none is at the position. */
export function sectionAt(doc: Node, position: number): Unit | null {
  const $at = doc.resolve(position)
  const heading = $at.nodeAfter
  if ($at.depth > 0 || heading?.type.name !== 'heading') return null
  return { from: position, to: nextHeading(doc, position + heading.nodeSize, levelOf(heading)) }
}

/** The section whose heading the selection is in. */
export function sectionAround({ $from }: Selection): Unit | null {
  return $from.depth > 0 ? sectionAt($from.doc, $from.before(1)) : null
}

/** Where a section comes to stand when it moves over the one before or after it. */
export function nextSectionPlace(doc: Node, { from, to }: Unit, direction: Direction): number | null {
  const heading = doc.nodeAt(from)
  if (!heading) return null
  const level = levelOf(heading)
  if (direction === 'down') {
    const next = doc.nodeAt(to)
    return next && to < endOfBlocks(doc) ? nextHeading(doc, to + next.nodeSize, level) : null
  }
  if (from === 0) return null
  let place = 0
  doc.forEach((node, position) => {
    if (position < from && isHeading(node) && levelOf(node) <= level) place = position
  })
  return place
}

/** Where the next heading of at least this rank begins, or where the blocks end. */
function nextHeading(doc: Node, start: number, level: number): number {
  const end = endOfBlocks(doc)
  let at = start
  for (let node = doc.nodeAt(at); node && at < end; node = doc.nodeAt(at)) {
    if (isHeading(node) && levelOf(node) <= level) return at
    at += node.nodeSize
  }
  return end
}

export type Section = { title: string; level: number; /** Where its own text ends. */ end: number }

/** The sections of the letter, in their order; a first one without a title when something stands before them. */
export function sectionsOf(doc: Node): Section[] {
  const sections: Section[] = []
  doc.forEach((node, position) => {
    if (node.type.name === 'footnote') return
    if (isHeading(node)) sections.push({ title: node.textContent.trim(), level: levelOf(node), end: 0 })
    else if (position === 0) sections.push({ title: '', level: 2, end: 0 })
    const last = sections.at(-1)
    if (last) last.end = position + node.nodeSize
  })
  return sections
}

function isHeading(node: Node): boolean {
  return node.type.name === 'heading'
}

function levelOf(heading: Node): number {
  return Number(heading.attrs.level)
}
