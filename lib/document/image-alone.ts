import type { ParagraphJson } from './schema.ts'

/** Whether a paragraph is nothing but one image, bare or in a link: a figure. */
export function isImageAlone({ content }: ParagraphJson): boolean {
  return content?.length === 1 && content[0]?.type === 'image'
}
