import type { PhrasingContent } from 'mdast'
import { quotedWhole } from '../warning.ts'
import { hostOf } from './address.ts'
import type { Block, Letter } from './letter.ts'
import { textOf } from './line.ts'

/** Names the links of a letter that its author hardly meant as they are. They stay. */
export function nameDoubtfulLinks(letter: Letter, blocks: readonly Block[]): void {
  for (const block of blocks) visit(block, block)

  function visit(node: Block | PhrasingContent, block: Block): void {
    const place = node.position ? node : block
    if (node.type === 'link') {
      const words = hostOf(textOf(node).trim())
      if (hostOf(node.url) === 'applewebdata:')
        letter.warn(
          place,
          `This address leads nowhere, as the program that wrote it made it up: ${quotedWhole(node.url)}.`,
        )
      else if (words !== null && words !== hostOf(node.url))
        letter.warn(place, `The words of this link are another address than where it leads: ${quotedWhole(node.url)}.`)
    }
    if ('children' in node) for (const child of node.children) visit(child as Block | PhrasingContent, block)
  }
}
