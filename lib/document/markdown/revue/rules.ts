import type { Block } from './letter.ts'
import { hasPicture, targetsIn, textOf } from './line.ts'

/** Makes a rule of every line of dashes, as Medium wrote the rules of its letters. */
export function placeRules(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    isDashes(block) ? { type: 'thematicBreak', ...(block.position && { position: block.position }) } : block,
  )
}

function isDashes(block: Block): boolean {
  if (block.type !== 'paragraph' || hasPicture(block.children) || targetsIn(block.children).length > 0) return false
  const text = textOf(block)
  return /^[\s\-\u2010-\u2015\u2212]+$/.test(text) && text.replace(/[^\u2013-\u2015]/g, '').length >= 5
}
