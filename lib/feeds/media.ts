import { element, emptyElement, group } from './xml.ts'

export const mediaNamespace = 'http://search.yahoo.com/mrss/'

/** The picture that stands for an entry, as Media RSS has it (1.5.1). */
export function mediaContent({ address, alt }: { address: string; alt: string }): string {
  const attributes = { url: address, medium: 'image' }
  if (alt === '') return emptyElement('media:content', attributes)
  return group('media:content', [element('media:description', alt, { type: 'plain' })], attributes)
}
