import type { BlockJson, DocumentJson, NodeJson } from '@/lib/document/schema.ts'

/** How much of a letter stands on the first page before the reader is asked over, in characters. */
const enough = 1200

/** The beginning of a letter, as HTML. */
export type Opening = { html: string; isWhole: boolean }

/** Where a letter begins and where its beginning ends: at its first section or pause, or after some 1200 characters. */
export function openingOf(document: DocumentJson): { document: DocumentJson; isWhole: boolean } {
  const opening: BlockJson[] = []
  let said = 0
  for (const block of document.content) {
    const isBreak = block.type === 'heading' || block.type === 'horizontalRule'
    if ((isBreak && said > 0) || said >= enough) break
    opening.push(block)
    if (!isBreak) said += lengthOf(block)
  }
  return { document: { ...document, content: opening }, isWhole: opening.length === document.content.length }
}

/** The length of a node's text; a picture speaks for a line. */
function lengthOf(node: NodeJson): number {
  if (node.type === 'text') return node.text.length
  if (node.type === 'image') return 80
  if (!('content' in node) || !node.content) return 0
  return node.content.reduce((sum: number, child) => sum + lengthOf(child), 0)
}
