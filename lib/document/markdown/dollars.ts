import { math } from 'micromark-extension-math'
import type { Construct, Extension, TokenizeContext, Tokenizer } from 'micromark-util-types'

/**
 * Formulas between dollars for the parser: `$$` around a block, `$…$` in a line. Newsletters speak of money, so a single
 * dollar counts only where a formula is meant, as Pandoc and GitHub have it.
 */
export function dollars(): Extension {
  const both = math()
  const inLine = both.text?.[36] as Construct
  return { ...both, text: { 36: { ...inLine, tokenize: onlyMeant(inLine.tokenize) } } }
}

/** Lets a construct match only what is meant as a formula; else its dollars are text. */
function onlyMeant(tokenize: Tokenizer): Tokenizer {
  return function meant(this: TokenizeContext, effects, ok, nok) {
    const before = this.previous
    return tokenize.call(
      this,
      effects,
      (after) => {
        const token = this.events.at(-1)?.[1]
        const source = token?.type === 'mathText' ? this.sliceSerialize(token) : ''
        const isAlone = source.startsWith('$$') || (!isWordly(before) && !isWordly(after))
        return isAlone && isMeant(source) ? ok(after) : nok(after)
      },
      nok,
    )
  }
}

/** Whether what stands between dollars, with them, is a formula: `$x$`, not `$5 and $` nor `$5\$`. */
export function isMeant(source: string): boolean {
  if (source.startsWith('$$')) return true
  if (/^\$\s|[\s\\]\$$|\n/.test(source)) return false
  // From one price to the next there is no sign of TeX.
  return !/^\$\d/.test(source) || /[\\^_={}+*/<>]/.test(source)
}

/** Whether a dollar beside a character belongs to a word or a number: `US$5`, `$5`. */
function isWordly(code: number | null): boolean {
  return code !== null && code > 0 && isWordCharacter(String.fromCodePoint(code))
}

export function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}
