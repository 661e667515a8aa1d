import { footnoteKey } from '@/lib/document/footnotes.ts'
import type { BlockJson, DocumentJson, NodeJson } from '@/lib/document/schema.ts'

/** How much of a letter stands on the first page before the reader is asked over, in characters. */
const enough = 1200

/** The beginning of a letter, as HTML. */
export type Opening = { html: string; isWhole: boolean }

/** What stands for itself on an issue's page, and says nothing of how its letter begins. */
const automatic: ReadonlySet<NodeJson['type']> = new Set(['contents', 'pastIssues', 'subscribe', 'aboutAuthor'])

/** Where a letter begins and where its beginning ends: at its first section or pause, or after some 1200 characters. */
export function openingOf(document: DocumentJson): { document: DocumentJson; isWhole: boolean } {
  const footnotes = document.content.filter((node) => node.type === 'footnote')
  const blocks = document.content.filter((node): node is BlockJson => node.type !== 'footnote')
  const opening: BlockJson[] = []
  let said = 0
  let count = 0
  for (const block of blocks) {
    const isBreak = block.type === 'heading' || block.type === 'horizontalRule'
    if ((isBreak && said > 0) || said >= enough) break
    count++
    if (automatic.has(block.type)) continue
    opening.push(block)
    if (!isBreak) said += lengthOf(block)
  }
  const content = opening.length > 0 ? opening : [{ type: 'paragraph' as const }]
  const called = footnotes.filter(({ attrs: { label } }) => content.some((node) => calls(node, footnoteKey(label))))
  return { document: { ...document, content: [...content, ...called] }, isWhole: count === blocks.length }
}

function calls(node: NodeJson, key: string): boolean {
  if (node.type === 'footnoteReference') return footnoteKey(node.attrs.label) === key
  return 'content' in node && (node.content ?? []).some((child) => calls(child, key))
}

/** The length of a node's text; a picture speaks for a line. */
function lengthOf(node: NodeJson): number {
  if (node.type === 'text') return node.text.length
  if (node.type === 'image' || node.type === 'figure' || node.type === 'card' || node.type === 'embed') return 80
  if (!('content' in node) || !node.content) return 0
  return node.content.reduce((sum: number, child) => sum + lengthOf(child), 0)
}
