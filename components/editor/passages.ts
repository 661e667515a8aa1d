import { blockKey } from '@/lib/document/one-order.ts'
import { emptyDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { settleFootnotes } from '@/lib/document/settle-footnotes.ts'
import type { DraftFields } from '@/lib/issues/input.ts'
import { compareTexts, type ComparedText } from '@/lib/document/compare.ts'
import { compareBeside, type Cell } from './block-diff.ts'

export type Line = { kind: 'title' | 'subtitle'; text: string; parts: ComparedText[] } | ({ kind: 'block' } & Cell)

/** A line of mine, the line of theirs in its place, or only one of them. */
export type Row = { mine: Line | null; theirs: Line | null; isSame: boolean }

/** Rows in a row that are the same on both sides, or that differ. A title that differs is a passage of its own. */
export type Passage = { rows: Row[]; isSame: boolean }

/** What becomes of a passage that differs. Of a title there can only be one. */
export type Pick = 'mine' | 'theirs' | 'both'

/** Two drafts side by side, passage by passage. */
export function passagesOf(mine: DraftFields, theirs: DraftFields): Passage[] {
  const passages: Passage[] = []
  for (const kind of ['title', 'subtitle'] as const) {
    if (mine[kind] === theirs[kind]) continue
    passages.push({ rows: [headRow(kind, mine[kind], theirs[kind])], isSame: false })
  }
  const heads = passages.length
  for (const row of compareBeside(mine.document, theirs.document)) {
    const lines = { mine: lineOf(row.mine), theirs: lineOf(row.theirs), isSame: row.isSame }
    const last = passages.length > heads ? passages.at(-1) : undefined
    if (last?.isSame === row.isSame) last.rows.push(lines)
    else passages.push({ rows: [lines], isSame: row.isSame })
  }
  return passages
}

/** Whether a passage is a title or subtitle. */
export function isHead({ rows }: Passage): boolean {
  return rows.some(({ mine, theirs }) => (mine ?? theirs)?.kind !== 'block')
}

/**
 * What is proposed for each passage, so that what either of them wrote is in the text: who changed a passage has it, and
 * where both did, both texts stay, except of a title.
 * @param common the draft that both began from.
 */
export function proposedPicks(passages: readonly Passage[], common: DraftFields): Pick[] {
  const known = new Set(blocksOf(common).map(blockKey))
  return passages.map((passage) => {
    if (passage.isSame) return 'mine'
    if (isHead(passage)) return headPick(passage, common)
    const [mine, theirs] = [sideOf(passage, 'mine'), sideOf(passage, 'theirs')]
    const isMineNew = mine.some((block) => !known.has(blockKey(block)))
    const isTheirsNew = theirs.some((block) => !known.has(blockKey(block)))
    if (isMineNew && isTheirsNew) return 'both'
    if (isMineNew !== isTheirsNew) return isMineNew ? 'mine' : 'theirs'
    // Nothing is new: one of them took something out.
    return mine.length <= theirs.length ? 'mine' : 'theirs'
  })
}

function headPick({ rows }: Passage, common: DraftFields): Pick {
  const mine = rows[0]?.mine
  return mine && mine.kind !== 'block' && mine.text === common[mine.kind] ? 'theirs' : 'mine'
}

/** The draft that comes of two when each passage is picked. Footnotes are brought in order. */
export function mergedDraft(passages: readonly Passage[], picks: readonly Pick[], mine: DraftFields): DraftFields {
  const heads = { title: mine.title, subtitle: mine.subtitle }
  const blocks: unknown[] = []
  for (const [at, passage] of passages.entries()) {
    const pick = picks[at] ?? 'mine'
    if (isHead(passage)) {
      const line = passage.rows[0]?.[pick === 'theirs' ? 'theirs' : 'mine']
      if (line && line.kind !== 'block') heads[line.kind] = line.text
    } else if (pick === 'both' && !passage.isSame) {
      blocks.push(...sideOf(passage, 'mine'), ...sideOf(passage, 'theirs'))
    } else blocks.push(...sideOf(passage, pick === 'theirs' ? 'theirs' : 'mine'))
  }
  const text = blocks.filter((block) => !isFootnote(block))
  const content = [...(text.length > 0 ? text : emptyDocument.content), ...blocks.filter(isFootnote)]
  return { ...heads, document: settleFootnotes({ type: 'doc', content } as DocumentJson) }
}

function sideOf({ rows }: Passage, side: 'mine' | 'theirs'): unknown[] {
  return rows.flatMap((row) => (row[side]?.kind === 'block' ? [row[side].source] : []))
}

function blocksOf({ document }: DraftFields): unknown[] {
  return document.content ?? []
}

function headRow(kind: 'title' | 'subtitle', mine: string, theirs: string): Row {
  const parts = compareTexts(mine, theirs)
  return {
    mine: { kind, text: mine, parts: parts.filter(({ change }) => change !== 'added') },
    theirs: { kind, text: theirs, parts: parts.filter(({ change }) => change !== 'removed') },
    isSame: false,
  }
}

function lineOf(cell: Cell | null): Line | null {
  return cell && { kind: 'block', ...cell }
}

function isFootnote(block: unknown): boolean {
  return typeof block === 'object' && block !== null && 'type' in block && block.type === 'footnote'
}
