import { storableText } from './schema.ts'

/**
 * One form for what says the same: a value with the keys of its objects sorted, without those that hold nothing, and its
 * text as it can be stored.
 */
export function inOneOrder(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(inOneOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([key, held]): [string, unknown] => [key, inOneOrder(held)])
    .filter(([, held]) => !isNothing(held))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries)
}

const keys = new WeakMap<object, string>()

/**
 * One text for every way of writing the same block down: the order of keys, and attributes that are null or left out,
 * make no difference. It is made once for each object, which must not change afterwards.
 */
export function blockKey(block: unknown): string {
  if (typeof block !== 'object' || block === null) return JSON.stringify(block) ?? ''
  let key = keys.get(block)
  if (key === undefined) {
    key = JSON.stringify(inOneOrder(block))
    keys.set(block, key)
  }
  return key
}

/** Whether two blocks say the same, as `blockKey` sees it. Of one and the same object nothing is read. */
export function isSameBlock(one: unknown, other: unknown): boolean {
  return one === other || blockKey(one) === blockKey(other)
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
