import type { InlineJson, MarkJson } from './schema.ts'

/** A run of inline content as elements have it: marks around what they mark, each as far as it reaches. */
export type InlineTree = { mark: MarkJson; children: InlineTree[] } | { leaf: InlineJson }

/**
 * Turns the flat runs of ProseMirror into nested ones. Neighbours that share a mark stand in one element; a link is
 * never cut in two by another mark; of other marks the one that reaches furthest is outside, and code always inside.
 */
export function inlineTree(content: readonly InlineJson[]): InlineTree[] {
  return nest(content.map((leaf) => ({ leaf, left: leaf.marks ?? [] })))
}

type Run = { leaf: InlineJson; left: MarkJson[] }

function nest(runs: Run[]): InlineTree[] {
  const trees: InlineTree[] = []
  let index = 0
  while (index < runs.length) {
    const run = runs[index]
    if (run === undefined) break
    const { mark, end } = outermost(runs, index)
    trees.push(
      mark === null
        ? { leaf: run.leaf }
        : { mark, children: nest(runs.slice(index, end).map((each) => without(each, mark))) },
    )
    index = end
  }
  return trees
}

/** Which mark opens first here, and where it ends. A mark may end only where no link is cut. */
function outermost(runs: Run[], start: number): { mark: MarkJson | null; end: number } {
  let best: { mark: MarkJson | null; end: number } = { mark: null, end: start + 1 }
  for (const mark of runs[start]?.left ?? []) {
    if (best.mark !== null && mark.type === 'code') continue
    const end = wholeLinks(runs, start, reach(runs, start, mark), mark)
    if (end > start && (best.mark === null || end > best.end)) best = { mark, end }
  }
  return best
}

function reach(runs: Run[], start: number, mark: MarkJson): number {
  let end = start + 1
  while (end < runs.length && runs[end]?.left.some((other) => sameMark(other, mark))) end++
  return end
}

/** The last place up to `end` that does not lie within a link. Where the mark itself is inside one link, nothing is cut. */
function wholeLinks(runs: Run[], start: number, end: number, mark: MarkJson): number {
  if (mark.type === 'link') return end
  for (let place = end; place > start; place--) {
    const before = linkOf(runs[place - 1])
    const after = linkOf(runs[place])
    if (!before || !after || !sameMark(before, after)) return place
  }
  return start
}

function linkOf(run: Run | undefined): MarkJson | undefined {
  return run?.left.find((mark) => mark.type === 'link')
}

function without(run: Run, mark: MarkJson): Run {
  return { leaf: run.leaf, left: run.left.filter((other) => !sameMark(other, mark)) }
}

/** Whether two marks are the same in kind and attributes, so that their runs belong together. */
export function sameMark(one: MarkJson, other: MarkJson): boolean {
  if (one.type === 'language') return other.type === 'language' && one.attrs.lang === other.attrs.lang
  if (one.type !== 'link' || other.type !== 'link') return one.type === other.type
  return one.attrs.href === other.attrs.href && one.attrs.title === other.attrs.title
}
