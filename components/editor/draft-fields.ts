import { isSameBlock } from '@/lib/document/one-order.ts'
import type { DraftFields } from '@/lib/issues/input.ts'

/**
 * Whether two drafts say the same, however they are written down: a database gives keys back in an order of its own.
 * Blocks that are the same objects are not read.
 */
export function isSameDraft(one: DraftFields, other: DraftFields): boolean {
  if (one === other) return true
  const [blocks, others] = [one.document.content ?? [], other.document.content ?? []]
  return (
    one.title === other.title &&
    one.subtitle === other.subtitle &&
    blocks.length === others.length &&
    blocks.every((block, index) => isSameBlock(block, others[index]))
  )
}
