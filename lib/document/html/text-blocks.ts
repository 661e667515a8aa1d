import type { BlockContent, Heading } from 'mdast'
import { at, type Handler } from './conversion.ts'
import { withMarks } from './marks.ts'
import { showsAnything, wordsOf } from './phrasing.ts'

/** A paragraph; its style can make all of it bold. Blocks of Markdown in it stay blocks. */
export const paragraph: Handler = (element, conversion) => withMarks(element, conversion.blocks(element.children))

export const heading: Handler = (element, conversion) => {
  const children = conversion.line(element.children)
  if (!showsAnything(children)) return []
  const depth = Number(element.name.slice(1)) as Heading['depth']
  const position = at(element)
  // Pages and mails put their sign into a heading.
  const hasWords = /\S/.test(wordsOf(children))
  return [hasWords ? { type: 'heading', depth, children, position } : { type: 'paragraph', children, position }]
}

export const quote: Handler = (element, conversion) => {
  const children = conversion.blocks(element.children)
  return children.length > 0
    ? [{ type: 'blockquote', children: children as BlockContent[], position: at(element) }]
    : []
}

export const rule: Handler = (element) => [{ type: 'thematicBreak', position: at(element) }]

export const lineBreak: Handler = (element) => [{ type: 'break', position: at(element) }]
