/**
 * A node as a text that is the same for every way of writing it down: the order of keys, and attributes that are null or
 * left out, make no difference. A database gives keys back in an order of its own.
 */
export function keyOf(value: unknown): string {
  return JSON.stringify(settled(value)) ?? ''
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([key, held]): [string, unknown] => [key, settled(held)])
    .filter(([, held]) => !isNothing(held))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries)
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
