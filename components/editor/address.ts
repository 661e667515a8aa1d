import { safeAddress } from '@/lib/document/links.ts'

/**
 * The address that somebody means who types it: a bare host gets `https://`, an e-mail address `mailto:`.
 * Null when it is empty or not safe.
 */
export function addressFrom(typed: string): string | null {
  const text = typed.trim()
  if (/^[^\s/@:?#]+@[^\s/@:?#]+\.[^\s/@:?#]+$/.test(text)) return safeAddress(`mailto:${text}`)
  if (/^(?:[^\s/:?#@.]+\.)+[^\s/:?#@.]{2,}(?::\d+)?(?:[/?#]|$)/.test(text)) return safeAddress(`https://${text}`)
  return safeAddress(text)
}
