import type { Change } from '@/lib/document/change.ts'
import type { DocumentLink } from '@/lib/document/document-links.ts'

/** The step that makes a link lead elsewhere. */
export function relink({ attribute, path, address }: DocumentLink, value: string): Change {
  return attribute === null
    ? { does: 'link', path, was: address, value }
    : { does: 'set', path, attribute, was: address, value }
}
