import type { HtmlElement } from './tree.ts'

/** What an element's `style` declares, by the names of its properties in small letters. */
export function styleOf(element: HtmlElement): ReadonlyMap<string, string> {
  const written = element.attributes.get('style')
  if (!written) return none
  const declared = new Map<string, string>()
  for (const declaration of written.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace(/!\s*important/i, '')
    declared.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase())
  }
  return declared
}

const none: ReadonlyMap<string, string> = new Map()

/** Whether an element is there for machines or for later, and not shown. */
export function isHidden(element: HtmlElement): boolean {
  if (element.attributes.has('hidden')) return true
  const style = styleOf(element)
  return style.get('display') === 'none' || style.get('mso-hide') === 'all'
}

/** Bold or not, where it is said; numbers from 600 count as bold. */
export function isBold(style: ReadonlyMap<string, string>): boolean | null {
  const weight = style.get('font-weight')
  if (weight === undefined) return null
  if (weight === 'bold' || weight === 'bolder') return true
  if (weight === 'normal' || weight === 'lighter') return false
  return /^\d+$/.test(weight) ? Number(weight) >= 600 : null
}

export function isItalic(style: ReadonlyMap<string, string>): boolean | null {
  const value = style.get('font-style')
  if (value === undefined) return null
  return value === 'normal' ? false : /^(?:italic|oblique)/.test(value) ? true : null
}

export function isStruck(style: ReadonlyMap<string, string>): boolean {
  return [style.get('text-decoration'), style.get('text-decoration-line')].some((value) =>
    value?.includes('line-through'),
  )
}

/** Whether text stands above or below its line. */
export function scriptOf(style: ReadonlyMap<string, string>): 'sup' | 'sub' | null {
  const value = style.get('vertical-align')
  if (value === 'super') return 'sup'
  return value === 'sub' ? 'sub' : null
}
