import type { BlockJson, DocumentJson } from '@/lib/document/schema.ts'

/** Whether an author put a block of some kind into a letter, at its top level. */
export function holds(document: DocumentJson, type: BlockJson['type']): boolean {
  return document.content.some((node) => node.type === type)
}
