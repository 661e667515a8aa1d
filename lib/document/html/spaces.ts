import type { PhrasingContent, Text } from 'mdast'
import { isMark } from './phrasing.ts'

/** Text of HTML with each run of spaces as one; it stays a line break where it was one in the source. */
export function collapsed(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, (run) => (/[\n\r]/.test(run) ? '\n' : ' '))
}

/**
 * A line as browsers show it (CSS Text Module, “white space processing rules”): no spaces at its ends or around its
 * breaks, and one where several meet, whatever marks lie between them.
 */
export function settleSpaces(children: readonly PhrasingContent[]): PhrasingContent[] {
  const spaces = new Spaces()
  const settled = spaces.settle(children)
  spaces.endLine()
  return withoutEmpty(settled)
}

class Spaces {
  /** Whether a space here would be one too many. */
  #isAfterSpace = true
  #last: Text | null = null

  settle(children: readonly PhrasingContent[]): PhrasingContent[] {
    return children.map((child) => {
      if (child.type === 'text') return this.#settleText(child)
      if (child.type === 'break' || (child.type === 'html' && child.value === '<br>')) this.endLine()
      else if ('children' in child) return { ...child, children: this.settle(child.children) }
      else if (!isMark(child)) this.#meet(null, false)
      return child
    })
  }

  #settleText(node: Text): Text {
    const value = collapsed(node.value)
    const settled = { ...node, value: this.#isAfterSpace ? value.replace(/^[ \n]/, '') : value }
    if (settled.value !== '') this.#meet(settled, /[ \n]$/.test(settled.value))
    return settled
  }

  #meet(text: Text | null, endsInSpace: boolean): void {
    this.#last = text
    this.#isAfterSpace = endsInSpace
  }

  endLine(): void {
    if (this.#last) this.#last.value = this.#last.value.replace(/[ \n]$/, '')
    this.#meet(null, true)
  }
}

/** Neighbouring texts become one; text and marks without content go. */
function withoutEmpty(children: readonly PhrasingContent[]): PhrasingContent[] {
  const kept: PhrasingContent[] = []
  for (const child of children) {
    const last = kept.at(-1)
    if (child.type === 'text') {
      if (last?.type === 'text') kept.splice(-1, 1, { ...last, value: last.value + child.value })
      else if (child.value !== '') kept.push(child)
    } else if ('children' in child) {
      const inside = withoutEmpty(child.children)
      if (inside.length > 0) kept.push({ ...child, children: inside })
    } else kept.push(child)
  }
  return kept
}

/** Content with the spaces at its ends apart, as they are no part of what a mark marks. */
export function withoutEdges(children: readonly PhrasingContent[]): {
  before: PhrasingContent[]
  inside: PhrasingContent[]
  after: PhrasingContent[]
} {
  const inside = [...children]
  const before: PhrasingContent[] = []
  const after: PhrasingContent[] = []
  const first = inside[0]
  if (first?.type === 'text') {
    const length = spacesInFront(first.value)
    if (length > 0) before.push({ ...first, value: first.value.slice(0, length) })
    inside.splice(0, 1, ...withText(first, first.value.slice(length)))
  }
  const last = inside.at(-1)
  if (last?.type === 'text') {
    const length = last.value.length - spacesBehind(last.value)
    if (length < last.value.length) after.push({ ...last, value: last.value.slice(length) })
    inside.splice(-1, 1, ...withText(last, last.value.slice(0, length)))
  }
  return { before, inside, after }
}

function withText(node: Text, value: string): Text[] {
  return value === '' ? [] : [{ ...node, value }]
}

function spacesInFront(text: string): number {
  return /^[ \t\n]*/.exec(text)?.[0].length ?? 0
}

function spacesBehind(text: string): number {
  let end = text.length
  while (end > 0 && /[ \t\n]/.test(text.charAt(end - 1))) end--
  return text.length - end
}
