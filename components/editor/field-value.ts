import { safeImageAddress } from '@/lib/document/links.ts'
import { addressFrom } from './address.ts'
import type { BlockField } from './block-fields.ts'

export type FieldValue = { value: string | number | null } | { fault: string }

/** What the author means who types something into a field; or why it can't be kept, in a sentence. */
export function fieldValue(field: BlockField, typed: string): FieldValue {
  const text = typed.trim()
  switch (field.kind) {
    case 'line':
    case 'lines':
      return { value: text === '' ? null : typed }
    case 'tex':
    case 'texLine':
      return { value: typed }
    case 'address': {
      const value = text === '' ? null : addressFrom(text)
      return value === null && text !== '' ? { fault: unsafeAddress } : { value }
    }
    case 'picture': {
      if (text === '') return field.isRequired ? { fault: 'A picture needs an address.' } : { value: null }
      // A name alone is a file, not the host of a site.
      const value = safeImageAddress(text.includes('/') ? (addressFrom(text) ?? '') : text)
      return value === null ? { fault: unsafePicture } : { value }
    }
    case 'number': {
      const number = Number(text)
      const isFit = /^\d+$/.test(text) && number >= field.from && number <= field.to
      return isFit ? { value: number } : { fault: `Type a number from ${field.from} to ${field.to}.` }
    }
    case 'choice':
    default:
      return { value: text === '' ? null : text }
  }
}

const unsafeAddress = 'This address can’t be used. Links lead to web pages, e-mail addresses and telephone numbers.'
const unsafePicture = 'This address can’t be used. Pictures are loaded from web pages, or from this newsletter.'
