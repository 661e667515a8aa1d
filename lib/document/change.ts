import type { Node } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'
import type { NodePath } from './document-links.ts'

/** One step that changes a document. Each says what was there before, so that it is not done to a text that says something else. */
export type Change =
  /** An attribute of the node at a place gets another value. */
  | { does: 'set'; path: NodePath; attribute: string; was: string | number | null; value: string | number | null }
  /** The link that begins at a place leads elsewhere, or with null is none any more; its words stay. */
  | { does: 'link'; path: NodePath; was: string; value: string | null }
  /** So many nodes of one parent go, from a place on. `was` names their types. */
  | { does: 'remove'; from: NodePath; count: number; was: string[] }

/** Where the node at a place begins, as ProseMirror counts; null when there is none. */
export function positionOf(doc: Node, path: NodePath): number | null {
  let node = doc
  let position = 0
  for (const [depth, index] of path.entries()) {
    if (index >= node.childCount) return null
    // Into the parent, which the document itself has no token for.
    if (depth > 0) position += 1
    for (let before = 0; before < index; before++) position += node.child(before).nodeSize
    node = node.child(index)
  }
  return path.length === 0 ? null : position
}

/** The place of the node that begins at a position. */
export function pathAt(doc: Node, position: number): NodePath {
  const $at = doc.resolve(position)
  return Array.from({ length: $at.depth + 1 }, (_, depth) => $at.index(depth))
}

/**
 * Does some changes, all or none of them.
 * @returns false, with nothing done, when the document does not say any more what they change.
 */
export function applyChanges(tr: Transform, changes: readonly Change[]): boolean {
  const { doc } = tr
  // From the end, so that the places of those that are still to come stay right.
  const placed = changes
    .map((change) => ({ change, at: positionOf(doc, change.does === 'remove' ? change.from : change.path) }))
    .sort((one, other) => (other.at ?? 0) - (one.at ?? 0))
  if (!placed.every(({ change, at }) => at !== null && isStill(doc, at, change))) return false
  for (const { change, at } of placed) if (at !== null) apply(tr, at, change)
  return true
}

function isStill(doc: Node, at: number, change: Change): boolean {
  const node = doc.nodeAt(at)
  if (!node) return false
  if (change.does === 'set') return node.attrs[change.attribute] === change.was
  if (change.does === 'link') return linkOf(node) === change.was
  const names = siblings(doc, at, change.count).map(({ type }) => type.name)
  return names.join() === change.was.join()
}

function apply(tr: Transform, at: number, change: Change): void {
  switch (change.does) {
    case 'set':
      tr.setNodeAttribute(at, change.attribute, change.value)
      break
    case 'link': {
      const { link } = tr.doc.type.schema.marks
      const $at = tr.doc.resolve(at)
      let to = at
      let title: unknown = null
      for (let index = $at.index(); index < $at.parent.childCount; index++) {
        const node = $at.parent.child(index)
        if (linkOf(node) !== change.was) break
        title = node.marks.find((mark) => mark.type === link)?.attrs.title ?? title
        to += node.nodeSize
      }
      if (!link) break
      tr.removeMark(at, to, link)
      if (change.value !== null) tr.addMark(at, to, link.create({ href: change.value, title }))
      break
    }
    case 'remove': {
      const size = siblings(tr.doc, at, change.count).reduce((sum, node) => sum + node.nodeSize, 0)
      const { parent } = tr.doc.resolve(at)
      const isAll = parent.firstChild === tr.doc.nodeAt(at) && siblings(tr.doc, at, Infinity).length === change.count
      const { paragraph } = tr.doc.type.schema.nodes
      // A document and a box have something in them, if only an empty line.
      if (isAll && paragraph) tr.replaceWith(at, at + size, paragraph.create())
      else tr.delete(at, at + size)
      break
    }
  }
}

function siblings(doc: Node, at: number, count: number): Node[] {
  const $at = doc.resolve(at)
  return $at.parent.children.slice($at.index(), Math.min($at.index() + count, $at.parent.childCount))
}

function linkOf(node: Node): string | null {
  const href: unknown = node.marks.find((mark) => mark.type.name === 'link')?.attrs.href
  return typeof href === 'string' ? href : null
}
