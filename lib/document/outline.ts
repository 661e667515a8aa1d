import { headingIds } from './heading-ids.ts'
import { plainText } from './plain-text.ts'
import type { DocumentJson, HeadingJson, ItemJson, NodeJson } from './schema.ts'

/** A heading or an item, as lists of contents show it. */
export type OutlineEntry = { id: string; text: string; node: HeadingJson | ItemJson; children: OutlineEntry[] }

export type Outline = {
  /** What stands at the top level of the document, nested: an item lies below the heading it follows. */
  entries: OutlineEntry[]
  /** The id of every heading and item, wherever it stands: the same each time the same document is written. */
  ids: ReadonlyMap<NodeJson, string>
  /** The level that the title of an item has as a heading: one below the heading it follows. */
  levels: ReadonlyMap<NodeJson, number>
}

/** Reads the outline of a document in normal form. The ids are made of the words, in any script. */
export function outlineOf(document: DocumentJson): Outline {
  const giveId = headingIds()
  const ids = new Map<NodeJson, string>()
  const levels = new Map<NodeJson, number>()
  const entries: OutlineEntry[] = []
  const open: { level: number; children: OutlineEntry[] }[] = [{ level: 1, children: entries }]
  let level = 1

  const visit = (node: NodeJson, isTop: boolean): void => {
    if (node.type === 'heading' || node.type === 'item') {
      const text = titleOf(node)
      const id = giveId(text)
      const own = node.type === 'heading' ? node.attrs.level : Math.min(level + 1, 6)
      ids.set(node, id)
      levels.set(node, own)
      if (node.type === 'heading') level = own
      if (isTop) {
        while (open.length > 1 && (open.at(-1)?.level ?? 0) >= own) open.pop()
        const entry = { id, text, node, children: [] }
        open.at(-1)?.children.push(entry)
        if (node.type === 'heading') open.push({ level: own, children: entry.children })
      }
    }
    if ('content' in node && node.type !== 'paragraph' && node.type !== 'heading') {
      const before = level
      if (node.type === 'item') level = levels.get(node) ?? level
      for (const child of node.content ?? []) visit(child, node.type === 'doc')
      if (node.type !== 'doc') level = before
    }
  }
  visit(document, false)
  return { entries, ids, levels }
}

function titleOf(node: HeadingJson | ItemJson): string {
  const words = plainText(node.type === 'heading' ? node.content : node.content[0].content)
  return words.replace(/\s+/g, ' ').trim()
}
