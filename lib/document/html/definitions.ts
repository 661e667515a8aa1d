import { around } from './around.ts'
import { at, type Handler } from './conversion.ts'

/** A term of a list of definitions, in bold; Markdown has no such lists. */
export const term: Handler = (element, conversion) =>
  around(conversion.blocks(element.children), (children) => [{ type: 'strong', children, position: at(element) }])

export const definition: Handler = (element, conversion) => conversion.blocks(element.children)
