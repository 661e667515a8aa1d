import type { InlineJson, TextJson } from '../schema.ts'
import { align, type Budget } from './align.ts'
import { keyOf } from './key.ts'
import { isWord, wordsOf } from './words.ts'

/** A stretch of a line: on both sides, on one, or on both in another form (marks, the description of a picture). */
export type ComparedInline =
  | { change: 'none' | 'added' | 'removed'; node: InlineJson }
  | { change: 'restyled'; before: InlineJson; after: InlineJson }

/** Compares two lines word by word. What took the place of something comes after it. */
export function compareLine(
  before: readonly InlineJson[],
  after: readonly InlineJson[],
  budget: Budget,
): ComparedInline[] {
  const [old, young] = [before.flatMap(tokensOf), after.flatMap(tokensOf)]
  const pairs = align(
    old.map(({ key }) => key),
    young.map(({ key }) => key),
    budget,
  )
  const parts: Part[] = []
  let [at, otherAt] = [0, 0]
  for (const [place, other] of [...pairs, [old.length, young.length] as const]) {
    const [gone, come] = [old.slice(at, place), young.slice(otherAt, other)]
    if (gone.length > 0 || come.length > 0) parts.push({ gone, come })
    const [one, same] = [old[place], young[other]]
    if (one && same) parts.push({ one, same })
    at = place + 1
    otherAt = other + 1
  }
  return joined(calm(parts).flatMap(stretchesOf))
}

type Token = { key: string; node: InlineJson }
type Part = { gone: Token[]; come: Token[] } | { one: Token; same: Token }

function tokensOf(node: InlineJson): Token[] {
  if (node.type === 'text') return wordsOf(node.text).map((text) => ({ key: text, node: { ...node, text } }))
  // A picture with another description is the same picture.
  const identity = node.type === 'image' ? node.attrs.src : keyOf({ ...node, marks: undefined })
  return [{ key: `\0${node.type}\0${identity}`, node }]
}

/** Where one word after another was replaced, the spaces between them went with them: one change is read, not many. */
function calm(parts: readonly Part[]): Part[] {
  const calmed: Part[] = []
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]
    if (!part) break
    const last = calmed.at(-1)
    const between: { one: Token; same: Token }[] = []
    let next = index
    for (let each = parts[next]; each && 'one' in each && !isWord(each.one.key) && isAlike(each); each = parts[++next])
      between.push(each)
    const following = parts[next]
    if (last && isReplacing(last) && between.length > 0 && following && isReplacing(following)) {
      last.gone.push(...between.map(({ one }) => one), ...following.gone)
      last.come.push(...between.map(({ same }) => same), ...following.come)
      index = next
    } else calmed.push('gone' in part ? { gone: [...part.gone], come: [...part.come] } : part)
  }
  return calmed
}

function isReplacing(part: Part): part is { gone: Token[]; come: Token[] } {
  return 'gone' in part && part.gone.length > 0 && part.come.length > 0
}

function isAlike({ one: { node: one }, same: { node: same } }: { one: Token; same: Token }): boolean {
  return one.type === 'text' && !one.marks && !same.marks ? true : keyOf(one) === keyOf(same)
}

function stretchesOf(part: Part): ComparedInline[] {
  if ('one' in part) {
    return isAlike(part)
      ? [{ change: 'none', node: part.same.node }]
      : [{ change: 'restyled', before: part.one.node, after: part.same.node }]
  }
  return [
    ...part.gone.map(({ node }): ComparedInline => ({ change: 'removed', node })),
    ...part.come.map(({ node }): ComparedInline => ({ change: 'added', node })),
  ]
}

/** Puts the words together again that stand in one text. */
function joined(stretches: readonly ComparedInline[]): ComparedInline[] {
  const whole: ComparedInline[] = []
  for (const each of stretches) {
    const last = whole.at(-1)
    const together = last && bothOf(last, each)
    if (together) whole[whole.length - 1] = together
    else whole.push(each)
  }
  return whole
}

function bothOf(one: ComparedInline, next: ComparedInline): ComparedInline | null {
  if (one.change === 'restyled') {
    if (next.change !== 'restyled') return null
    const [before, after] = [textOfBoth(one.before, next.before), textOfBoth(one.after, next.after)]
    return before && after && { change: 'restyled', before, after }
  }
  if (next.change === 'restyled' || one.change !== next.change) return null
  const node = textOfBoth(one.node, next.node)
  return node && { change: one.change, node }
}

function textOfBoth(one: InlineJson, next: InlineJson): TextJson | null {
  if (one.type !== 'text' || next.type !== 'text') return null
  return keyOf(one.marks ?? []) === keyOf(next.marks ?? []) ? { ...one, text: one.text + next.text } : null
}
