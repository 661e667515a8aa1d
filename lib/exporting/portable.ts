import type { DocumentJson } from '@/lib/document/schema.ts'
import { picturesOf, replacePictures } from '@/lib/media/document-pictures.ts'
import { keyInAddress } from '@/lib/media/key.ts'

/** The folder of an export that its pictures lie in. */
export const picturesFolder = 'media'

/**
 * A document for a file that is read far from here: its stored pictures and its cover have addresses relative to the
 * file, and no width and height, which the file of the picture tells itself.
 * @returns also the keys of those pictures.
 */
export function portable(
  document: DocumentJson,
  cover: string | null,
): { document: DocumentJson; cover: string | null; keys: Set<string> } {
  const addresses = [...picturesOf(document), ...(cover === null ? [] : [cover])]
  const keys = addresses.flatMap((address) => keyInAddress(address) ?? [])
  const beside = (address: string) => {
    const key = keyInAddress(address)
    return key === null ? null : `${picturesFolder}/${key}`
  }
  const moved = replacePictures(document, (address) => {
    const place = beside(address)
    return place === null ? null : { address: place, width: null, height: null }
  })
  return { document: moved, cover: cover === null ? null : (beside(cover) ?? cover), keys: new Set(keys) }
}
