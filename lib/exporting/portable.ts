import type { DocumentJson } from '@/lib/document/schema.ts'
import { picturesOf, replacePictures } from '@/lib/media/document-pictures.ts'
import { keyInAddress } from '@/lib/media/key.ts'

/** The folder of an export that its pictures lie in. */
export const picturesFolder = 'media'

/**
 * A document for a file that is read far from here: its stored pictures have addresses relative to the file, and no
 * width and height, which the file of the picture tells itself.
 * @returns also the keys of those pictures.
 */
export function portable(document: DocumentJson): { document: DocumentJson; keys: Set<string> } {
  const keys = [...picturesOf(document)].flatMap((address) => keyInAddress(address) ?? [])
  const moved = replacePictures(document, (address) => {
    const key = keyInAddress(address)
    return key === null ? null : { address: `${picturesFolder}/${key}`, width: null, height: null }
  })
  return { document: moved, keys: new Set(keys) }
}
