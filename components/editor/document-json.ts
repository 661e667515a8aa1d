import type { Node } from '@tiptap/pm/model'
import type { DraftFields } from '@/lib/issues/input.ts'

const written = new WeakMap<Node, unknown>()

/**
 * A document as JSON. A block that did not change gives the same object as before, so that a letter typed costs one block,
 * and who compares two texts need not read what is the same.
 */
export function documentJson(doc: Node): DraftFields['document'] {
  return { type: 'doc', content: doc.children.map(blockJson) }
}

function blockJson(block: Node): unknown {
  let json = written.get(block)
  if (json === undefined) {
    json = block.toJSON()
    written.set(block, json)
  }
  return json
}
