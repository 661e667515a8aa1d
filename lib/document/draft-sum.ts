import { blockKey } from './one-order.ts'
import { storableText } from './schema.ts'

/** What a draft says: title, subtitle, and a document whose blocks need not have been checked. */
export type DraftText = { title: string; subtitle: string; document: { type: 'doc'; content?: unknown[] | undefined } }

const sums = new WeakMap<object, string>()

/**
 * A short sum of what a draft says. Two windows, or a window and the server, have the same text when they have the same
 * sum, however they write it down. It guards against mistakes, not against attacks. A block is read once for each object.
 * @returns 16 hexadecimal digits.
 */
export function draftSum({ title, subtitle, document }: DraftText): string {
  return sumOf(JSON.stringify([storableText(title), storableText(subtitle), ...(document.content ?? []).map(blockSum)]))
}

function blockSum(block: unknown): string {
  const isObject = typeof block === 'object' && block !== null
  const known = isObject ? sums.get(block) : undefined
  if (known !== undefined) return known
  const sum = sumOf(blockKey(block))
  if (isObject) sums.set(block, sum)
  return sum
}

/** Two sums of 32 bits beside each other: FNV-1a, and one that also turns its bits. */
function sumOf(text: string): string {
  let plain = 0x811c9dc5
  let turned = 0x9e3779b9
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    plain = Math.imul(plain ^ unit, 0x01000193)
    turned = Math.imul(turned ^ unit, 0x85ebca6b)
    turned ^= turned >>> 13
  }
  return [plain, turned].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
