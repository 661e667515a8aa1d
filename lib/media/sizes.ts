import type { Picture } from '@/lib/document/context.ts'
import { hasSizes, mediaAddress, sizeName, widths } from './key.ts'

/** What is known of a stored picture beside its bytes. */
export type KnownPicture = { key: string; width: number; height: number }

/** A stored picture with the addresses of its lesser widths: those it is wider than, and none of a GIF. */
export function inSizes({ key, width, height }: KnownPicture): Picture {
  const lesser = hasSizes(key) ? widths.filter((each) => each < width) : []
  return {
    width,
    height,
    narrower: lesser.map((each) => ({ src: mediaAddress(sizeName({ key, width: each })), width: each })),
  }
}
