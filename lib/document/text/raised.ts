const raisedSigns: Record<string, string> = {
  ...signs('0123456789+-=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'),
  '−': '⁻',
  i: 'ⁱ',
  n: 'ⁿ',
}
const loweredSigns: Record<string, string> = { ...signs('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'), '−': '₋' }

/**
 * Raised letters in plain text: signs that Unicode has raised, such as `x²`. The letters of `1st` stand as they are; of
 * others a `^` says it, with brackets around more than one.
 */
export function raised(text: string): string {
  return inSigns(text, raisedSigns) ?? (/^\p{L}{2,}\.?$/u.test(text) ? text : marked('^', text))
}

/** Lowered letters in plain text: signs that Unicode has lowered, such as `H₂O`; of others a `_` says it. */
export function lowered(text: string): string {
  return inSigns(text, loweredSigns) ?? marked('_', text)
}

function inSigns(text: string, known: Record<string, string>): string | null {
  const found = Array.from(text, (letter) => (Object.hasOwn(known, letter) ? known[letter] : undefined))
  return found.includes(undefined) ? null : found.join('')
}

function marked(sign: string, text: string): string {
  return Array.from(text).length > 1 ? `${sign}(${text})` : `${sign}${text}`
}

function signs(plain: string, set: string): Record<string, string> {
  const others = Array.from(set)
  return Object.fromEntries(Array.from(plain, (letter, index) => [letter, others[index] ?? letter]))
}
