import { safeAddress, safeImageAddress } from '../links.ts'

/** Makes the check of one attribute for ProseMirror, which calls it with every value and expects it to throw. */
export function attribute(what: string, isValid: (value: unknown) => boolean): (value: unknown) => void {
  return (value) => {
    if (!isValid(value)) throw new RangeError(what)
  }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

export function isWholeNumber(value: unknown, from: number, to: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
}

/** A whole number out of an HTML attribute, or null when it is none. */
export function wholeNumber(text: string | null): number | null {
  return text !== null && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null
}

/** An attribute that is text or nothing, kept in HTML as `data-<name>`. @param what names it in a refusal. */
export function textAttribute(name: string, what: string) {
  return dataAttribute(name, isTextOrNull, `${what} is text.`)
}

/** An attribute that is the safe address of a link or nothing, kept in HTML as `data-<name>`. */
export function addressAttribute(name: string, what: string) {
  const isAddress = (value: unknown) => value === null || (isText(value) && safeAddress(value) !== null)
  return dataAttribute(name, isAddress, `${what} can’t be used.`)
}

/** An attribute that is the safe address of a picture or nothing, kept in HTML as `data-<name>`. */
export function pictureAttribute(name: string, what: string) {
  const isAddress = (value: unknown) => value === null || (isText(value) && safeImageAddress(value) !== null)
  return dataAttribute(name, isAddress, `${what} can’t be used.`)
}

/** An attribute that is one of a few words, kept in HTML as `data-<name>`; what is none of them becomes the default. */
export function choiceAttribute<Choice extends string | null>(
  name: string,
  choices: readonly Choice[],
  otherwise: NoInfer<Choice>,
  refusal: string,
) {
  const isChoice = (value: unknown): value is Choice => choices.some((choice) => choice === value)
  return dataAttribute(name, isChoice, refusal, otherwise)
}

/** A size in pixels, kept in HTML as the attribute of that name. */
export function pixelAttribute(name: 'width' | 'height') {
  const isSize = (value: unknown) => value === null || isWholeNumber(value, 1, 100_000)
  return {
    default: null,
    parseHTML: (element: HTMLElement) => {
      const pixels = wholeNumber(element.getAttribute(name))
      return isSize(pixels) ? pixels : null
    },
    validate: attribute('The width and height of an image are whole numbers of pixels.', isSize),
  }
}

function dataAttribute<Value extends string | null>(
  name: string,
  isValid: (value: unknown) => boolean,
  refusal: string,
  otherwise: Value | null = null,
) {
  return {
    default: otherwise,
    parseHTML: (element: HTMLElement) => {
      const written = element.getAttribute(`data-${name}`)
      return written !== null && isValid(written) ? written : otherwise
    },
    rendered: false,
    validate: attribute(refusal, isValid),
  }
}

/** The attributes of an element that keep those of a node, so that a copy can be pasted again. */
export function asData(attributes: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return Object.fromEntries(kept.map(([name, value]) => [`data-${kebab(name)}`, String(value)]))
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
