import { safeAddress } from './links.ts'
import type { BlockJson, FigureJson, ParagraphJson } from './schema.ts'

/** The figure that a paragraph is when it holds one picture and nothing else, bare or in a plain link; else null. */
export function loneFigure({ content }: ParagraphJson): FigureJson | null {
  const [only, ...more] = content ?? []
  if (only?.type !== 'image' || more.length > 0) return null
  const [mark, ...others] = only.marks ?? []
  if (others.length > 0 || (mark && (mark.type !== 'link' || mark.attrs.title !== null))) return null
  const href = mark ? safeAddress(mark.attrs.href) : null
  return { type: 'figure', attrs: { ...only.attrs, href, size: 'text', credit: null, creditHref: null } }
}

/** Whether a figure says no more than Markdown's sign for an image does, which then stands for it. */
export function isBareFigure(node: BlockJson): node is FigureJson {
  if (node.type !== 'figure' || node.content) return false
  const { size, credit, width, height } = node.attrs
  return size === 'text' && credit === null && width === null && height === null
}
