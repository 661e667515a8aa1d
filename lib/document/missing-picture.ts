import type { RenderingContext } from './context.ts'
import { wordsIn } from './words.ts'

/** The words that stand in place of a picture that is not there, with its name; null when there is a picture. */
export function missingPicture(
  { src, alt }: { src: string; alt: string | null },
  { picture, language }: RenderingContext,
): string | null {
  if (picture?.(src) !== 'missing') return null
  return wordsIn(language).missingPicture(alt || (src.split(/[?#]/)[0]?.split('/').at(-1) ?? src))
}
