import type { Nodes } from 'mdast'
import { quotedWhole } from '../warning.ts'
import type { Block, Letter } from './letter.ts'

/**
 * Completes the addresses that were relative where the letter first appeared (`/a/letter`). Pictures are files beside
 * the letter, so theirs stay. Where nothing tells the host, the addresses stay too and are named.
 */
export function completeAddresses(letter: Letter, blocks: readonly Block[], origin: string | null): Block[] {
  const site = origin === null ? null : new URL(origin).origin
  return blocks.map((block) => complete(letter, block, site, block))
}

function complete<Node extends Nodes>(letter: Letter, node: Node, site: string | null, block: Block): Node {
  const full = (address: string) => {
    if (!/^\/(?!\/)/.test(address)) return address
    if (site === null)
      letter.warn(
        node.position ? node : block,
        `This address is part of another site, but the letter doesn’t say which: ${quotedWhole(address)}.`,
      )
    return (site ?? '') + address
  }
  return {
    ...node,
    ...((node.type === 'link' || node.type === 'definition') && { url: full(node.url) }),
    ...('attributes' in node && node.attributes && { attributes: completeAttributes(node.attributes, full) }),
    ...('children' in node && { children: node.children.map((child) => complete(letter, child, site, block)) }),
  }
}

function completeAttributes(
  attributes: Record<string, string | null | undefined>,
  full: (address: string) => string,
): Record<string, string | null | undefined> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string' && (name === 'href' || name === 'credit-href') ? full(value) : value,
    ]),
  )
}
