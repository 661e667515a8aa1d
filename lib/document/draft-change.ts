import { MastheadError } from '@/lib/errors.ts'
import { draftSum, type DraftText } from './draft-sum.ts'
import { isSameBlock } from './one-order.ts'

/** The blocks from `from` up to `to`, which is not among them, give way to `blocks`. */
export type BlockChange = {
  from: number
  to: number
  blocks: unknown[]
  /** How many blocks there were before. */
  of: number
}

/** What makes one draft of another: what is not named stays. */
export type DraftChange = {
  title?: string | undefined
  subtitle?: string | undefined
  change?: BlockChange | undefined
  /** The `draftSum` of what comes out. */
  sum: string
}

/** A change that was made of another text than the one it came to. Nothing was changed. */
export class UnfitChange extends MastheadError {
  constructor() {
    super('This change does not fit the text that stands here, so nothing was changed. The whole text is needed.', 412)
  }
}

/**
 * What must be said to make one draft of another: the smallest run of blocks that holds all that differs. Blocks that are
 * the same objects in both are not read.
 * @returns null when both say the same.
 */
export function changeBetween(before: DraftText, after: DraftText): DraftChange | null {
  const change = blocksBetween(before.document.content ?? [], after.document.content ?? [])
  const { title, subtitle } = after
  const said = {
    ...(title !== before.title && { title }),
    ...(subtitle !== before.subtitle && { subtitle }),
    ...(change && { change }),
  }
  return Object.keys(said).length > 0 ? { ...said, sum: draftSum(after) } : null
}

function blocksBetween(before: readonly unknown[], after: readonly unknown[]): BlockChange | null {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSameBlock(before[start], after[start])) start += 1
  if (start === before.length && start === after.length) return null
  let end = 0
  while (end < shorter - start && isSameBlock(before.at(-1 - end), after.at(-1 - end))) end += 1
  return {
    from: start,
    to: before.length - end,
    blocks: after.slice(start, after.length - end),
    of: before.length,
  }
}

/**
 * Makes the one draft of the other again, without checking the blocks that come in.
 * @throws UnfitChange when it was made of another draft.
 */
export function applyChange(before: DraftText, { title, subtitle, change }: DraftChange): DraftText {
  const blocks = before.document.content ?? []
  if (change && (change.of !== blocks.length || change.from > change.to || change.to > blocks.length)) {
    throw new UnfitChange()
  }
  return {
    title: title ?? before.title,
    subtitle: subtitle ?? before.subtitle,
    document: change
      ? { type: 'doc', content: [...blocks.slice(0, change.from), ...change.blocks, ...blocks.slice(change.to)] }
      : before.document,
  }
}
