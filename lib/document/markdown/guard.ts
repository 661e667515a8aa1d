import { InvalidInput } from '@/lib/errors.ts'

/** The longest Markdown that is read, in UTF-16 units: some thousand pages. */
export const longestSource = 4_000_000

// About a second of parsing on a slow machine. A thousand brackets in each other cost half of it; real letters almost nothing.
const budget = 1_500_000

/**
 * Refuses Markdown that would take a parser far longer than its length says: brackets, emphasis, quotes, lists or blocks of
 * ours that lie a thousand deep in each other, or ten thousand signs in one paragraph. It reads the source once, so its own time grows with the length alone.
 * @throws InvalidInput
 */
export function refuseCostly(source: string): void {
  if (source.length > longestSource) {
    throw new InvalidInput(
      `This text is too long: it has ${source.length} characters, and ${longestSource} can be read.`,
    )
  }
  if (costOf(source) > budget) {
    throw new InvalidInput(
      'This text can’t be read: it has too many brackets, emphasis, quotes, lists or blocks in each other, or in one paragraph.',
    )
  }
}

/**
 * How much more than one step a character a parser will need, in steps. What closes is compared with all that is open in
 * its block; a line is compared with all quotes and lists it may continue; a line that continues a quote without its
 * sign is compared with those before it.
 */
function costOf(source: string): number {
  let cost = 0
  let marks = new Marks()
  const lists = new Lists()
  const fences = new Fences()
  let lazyLines = 0
  let isInContainer = false
  for (const line of source.split('\n')) {
    if (/^[ \t>]*$/.test(line)) {
      lazyLines = 0
      isInContainer = false
    }
    if (startsBlock(line)) marks = new Marks()
    const containers = countContainers(line)
    cost += containers * containers + lists.depthAt(line) ** 2 / 3
    // What stands in blocks of ours is read once more for each of them.
    cost += fences.depthAt(line) * (20 + line.length)
    if (containers > 0) {
      isInContainer = true
      lazyLines = 0
    } else if (isInContainer) {
      lazyLines++
      cost += lazyLines / 10
    }
    cost += marks.costOf(line)
  }
  return cost
}

/** The lists that lie in each other by the indentation of their items. */
class Lists {
  readonly #columns: number[] = []

  /** How many lists a line lies in. */
  depthAt(line: string): number {
    const [, indent = '', marker = ''] = /^([ \t>]*)((?:[-+*]|\d{1,9}[.)])[ \t])?/.exec(line) ?? []
    if (indent.length === line.length) return 0
    while ((this.#columns.at(-1) ?? 0) > indent.length) this.#columns.pop()
    if (marker !== '') this.#columns.push(indent.length + marker.length)
    return this.#columns.length
  }
}

/** The blocks of ours that are open, by the colons that open and close them. */
class Fences {
  readonly #open: number[] = []

  /** How many such blocks a line lies in. */
  depthAt(line: string): number {
    const [, colons, name] = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(:{3,})[ \t]*([a-z])?/i.exec(line) ?? []
    if (colons === undefined) return this.#open.length
    if (name !== undefined) this.#open.push(colons.length)
    else if (colons.length >= (this.#open.at(-1) ?? Infinity)) this.#open.pop()
    return this.#open.length
  }
}

/** The signs within one block, which may reach over its lines. */
class Marks {
  readonly #open = new Map<string, number>()
  #seen = 0

  costOf(line: string): number {
    let cost = 0
    for (const match of line.matchAll(/\\.|([*_~])\1*|\$+|[[\]`&<]/g)) {
      const [run, mark] = match
      // A parser handles a line of many signs in time that grows with their square, if slowly.
      this.#seen++
      cost += this.#seen / 100
      if (mark !== undefined) {
        cost += this.#meet(mark, run.length, isLetter(line[match.index + run.length]), isLetter(line[match.index - 1]))
      } else if (run === '[' || run === ']') cost += this.#meet('[', 1, run === '[', run === ']')
    }
    return cost
  }

  /** Opens or closes, and tells how much that is open had to be looked through. */
  #meet(kind: string, length: number, canOpen: boolean, canClose: boolean): number {
    const open = this.#open.get(kind) ?? 0
    if (canClose && open > 0) {
      this.#open.set(kind, Math.max(0, open - length))
      return open * length * 2
    }
    if (canOpen) this.#open.set(kind, open + length)
    return 0
  }
}

/** Whether there is a character that emphasis can lean on. */
function isLetter(character: string | undefined): boolean {
  return character !== undefined && character !== ' ' && character !== '\t'
}

/** Whether a line begins a block of its own wherever it stands: a blank line, a point of a list, a heading, a block of ours, a formula. */
function startsBlock(line: string): boolean {
  return /^[ \t>]*(?:$|[-+*][ \t]+\S|#{1,6}[ \t]|::|\$\$)/.test(line)
}

function countContainers(line: string): number {
  if (/^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/.test(line)) return 0
  const start = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]]*\]:))+/.exec(line)?.[0] ?? ''
  return start.match(/>|[-+*]|\d+[.)]|\[\^/g)?.length ?? 0
}
