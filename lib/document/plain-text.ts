import type { InlineJson } from './schema.ts'

/** The words of a line alone: no marks; images by their description, line breaks as spaces. */
export function plainText(content: readonly InlineJson[] | undefined): string {
  return (content ?? [])
    .map((node) => {
      if (node.type === 'text') return node.text
      return node.type === 'image' ? (node.attrs.alt ?? '') : ' '
    })
    .join('')
}
