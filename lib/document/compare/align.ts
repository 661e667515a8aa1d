/** How much work comparing may still cost, in cells of tables. What it does not last for counts as changed. */
export type Budget = { cells: number }

/** A table larger than this is not worth its memory. */
const largestTable = 4_000_000
const deepest = 60

/**
 * Lines up two sequences: pairs of places at which both have the same, in order. Exact, by a longest common subsequence,
 * as long as the table for it is not too large; beyond that what occurs once on either side is lined up first
 * (patience), and then what lies between.
 */
export function align(before: readonly string[], after: readonly string[], budget: Budget): [number, number][] {
  const numbers = new Map<string, number>()
  const numbered = (keys: readonly string[]) =>
    keys.map((key) => {
      const known = numbers.get(key) ?? numbers.size
      if (known === numbers.size) numbers.set(key, known)
      return known
    })
  const pairs: [number, number][] = []
  alignRange(
    { of: numbered(before), from: 0, to: before.length },
    { of: numbered(after), from: 0, to: after.length },
    { pairs, budget, depth: 0 },
  )
  return pairs
}

type Range = { of: readonly number[]; from: number; to: number }
type Work = { pairs: [number, number][]; budget: Budget; depth: number }

function alignRange(before: Range, after: Range, work: Work): void {
  let [start, otherStart, end, otherEnd] = [before.from, after.from, before.to, after.to]
  while (start < end && otherStart < otherEnd && before.of[start] === after.of[otherStart]) {
    work.pairs.push([start++, otherStart++])
  }
  let common = 0
  while (start < end && otherStart < otherEnd && before.of[end - 1] === after.of[otherEnd - 1]) {
    end--
    otherEnd--
    common++
  }
  if (start < end && otherStart < otherEnd) {
    alignMiddle({ of: before.of, from: start, to: end }, { of: after.of, from: otherStart, to: otherEnd }, work)
  }
  for (let index = 0; index < common; index++) work.pairs.push([end + index, otherEnd + index])
}

function alignMiddle(before: Range, after: Range, work: Work): void {
  const cells = (before.to - before.from + 1) * (after.to - after.from + 1)
  if (cells <= Math.min(largestTable, work.budget.cells)) {
    work.budget.cells -= cells
    work.pairs.push(...longestCommon(before, after))
    return
  }
  if (work.depth >= deepest) return
  const anchors = inOrder(onceOnEither(before, after))
  if (anchors.length === 0) return
  const inner = { ...work, depth: work.depth + 1 }
  let [from, otherFrom] = [before.from, after.from]
  for (const [to, otherTo] of anchors) {
    alignRange({ of: before.of, from, to }, { of: after.of, from: otherFrom, to: otherTo }, inner)
    work.pairs.push([to, otherTo])
    from = to + 1
    otherFrom = otherTo + 1
  }
  alignRange({ of: before.of, from, to: before.to }, { of: after.of, from: otherFrom, to: after.to }, inner)
}

/** The pairs of a longest common subsequence, in order. */
function longestCommon(before: Range, after: Range): [number, number][] {
  const height = before.to - before.from
  const width = after.to - after.from + 1
  // lengths[b * width + a]: how long a common subsequence from there on can be. It is no longer than the shorter side.
  const lengths = new Uint16Array((height + 1) * width)
  for (let b = height - 1; b >= 0; b--) {
    const here = before.of[before.from + b]
    for (let a = width - 2; a >= 0; a--) {
      const at = b * width + a
      lengths[at] =
        here === after.of[after.from + a]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  let [b, a] = [0, 0]
  while (b < height && a < width - 1) {
    const at = b * width + a
    if (before.of[before.from + b] === after.of[after.from + a]) pairs.push([before.from + b++, after.from + a++])
    else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) b++
    else a++
  }
  return pairs
}

/** Pairs of places of what occurs exactly once in each range, in the order of the first. */
function onceOnEither(before: Range, after: Range): [number, number][] {
  const places = placesOf(after)
  return [...placesOf(before)]
    .flatMap(([token, place]): [number, number][] => {
      const other = places.get(token)
      return place === null || other === null || other === undefined ? [] : [[place, other]]
    })
    .sort(([one], [other]) => one - other)
}

/** Where each token is; null for one that occurs more than once. */
function placesOf({ of, from, to }: Range): Map<number, number | null> {
  const places = new Map<number, number | null>()
  for (let place = from; place < to; place++) {
    const token = of[place] ?? -1
    places.set(token, places.has(token) ? null : place)
  }
  return places
}

/** The most of some pairs, in the order of their first places, whose second places rise, too. */
function inOrder(pairs: readonly [number, number][]): [number, number][] {
  // tails[n]: the pair with the least second place that a rising row of n + 1 pairs can end with.
  const tails: number[] = []
  const previous: number[] = []
  const second = (index: number) => pairs[index]?.[1] ?? 0
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (second(tails[middle] ?? 0) < place) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  })
  const rising: [number, number][] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair) rising.push(pair)
  }
  return rising.reverse()
}
