import type { PhrasingContent } from 'mdast'
import { at, type Content, type Handler } from './conversion.ts'
import { wordsOf } from './phrasing.ts'
import { findByName, isElement, type HtmlElement } from './tree.ts'

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u

/** Words with a reading above them: the reading follows them in brackets, of full width where it stands among such letters. */
export const ruby: Handler = (element, conversion) => {
  // Where the page has brackets of its own, for programs that set no readings, those are shown.
  const hasBrackets = findByName(element.children, 'rp') !== null
  if (hasBrackets) return conversion.all(element.children)
  const isWide = eastAsian.test(wordsOf(conversion.all(element.children)))
  const [open, close] = isWide ? ['（', '）'] : [' (', ')']
  return element.children.flatMap((child): Content => {
    if (!isElement(child, 'rt', 'rtc')) return conversion.all([child])
    const reading = conversion.all(child.children)
    return reading.length === 0 ? [] : [sign(child, open ?? ''), ...reading, sign(child, close ?? '')]
  })
}

function sign(element: HtmlElement, value: string): PhrasingContent {
  return { type: 'text', value, position: at(element) }
}
