import type { InlineJson } from './schema.ts'

/**
 * The words of a line alone: no marks and no footnotes; images by their description, formulas in TeX,
 * line breaks as spaces.
 */
export function plainText(content: readonly InlineJson[] | undefined): string {
  return (content ?? [])
    .map((node) => {
      if (node.type === 'text') return node.text
      if (node.type === 'inlineMath') return node.attrs.latex
      if (node.type === 'footnoteReference') return ''
      return node.type === 'image' ? (node.attrs.alt ?? '') : ' '
    })
    .join('')
}
