import type { RenderingContext } from './context.ts'
import type { ImageJson } from './schema.ts'
import { wordsIn } from './words.ts'

/** The words that stand in place of a picture that is not there, with its name; null when there is a picture. */
export function missingPicture(
  { attrs: { src, alt } }: ImageJson,
  { hasPicture, language }: RenderingContext,
): string | null {
  if (!hasPicture || hasPicture(src)) return null
  return wordsIn(language).missingPicture(alt || (src.split(/[?#]/)[0]?.split('/').at(-1) ?? src))
}
