import type { FootnoteReferenceJson, NodeJson } from './schema.ts'

/** What stands right after a footnote's number, by the node it lies in: read once, as a line may call thousands. */
const following = new WeakMap<NodeJson, ReadonlySet<NodeJson>>()

/** Whether the number of a footnote stands right after another one, so that the two would be read as one number. */
export function followsFootnote(node: FootnoteReferenceJson, parent: NodeJson | null): boolean {
  if (parent === null || !('content' in parent)) return false
  const siblings: readonly NodeJson[] = parent.content ?? []
  const known =
    following.get(parent) ?? new Set(siblings.filter((_, index) => siblings[index - 1]?.type === 'footnoteReference'))
  following.set(parent, known)
  return known.has(node)
}
