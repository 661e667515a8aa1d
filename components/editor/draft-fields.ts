import type { DraftFields } from '@/lib/issues/input.ts'

/**
 * One text for every way of writing the same draft down: the order of keys, and attributes that are null or left out,
 * make no difference. A database gives keys back in an order of its own.
 */
export function canonicalText(fields: DraftFields): string {
  return JSON.stringify([fields.title, fields.subtitle, inOneOrder(fields.document)])
}

/** Whether two drafts say the same, as `canonicalText` sees it. */
export function isSameDraft(one: DraftFields, other: DraftFields): boolean {
  return one === other || canonicalText(one) === canonicalText(other)
}

/** A value with the keys of its objects sorted, without those that hold nothing. */
export function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([key, held]): [string, unknown] => [key, inOneOrder(held)])
    .filter(([, held]) => !isNothing(held))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries)
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
