import type { RenderingContext } from './context.ts'

/** The width and height of a picture in pixels: as it is known, else as the document says. */
export function pixelsOf(
  { src, width, height }: { src: string; width: number | null; height: number | null },
  { picture }: RenderingContext,
): { width: number | null; height: number | null } {
  const known = picture?.(src)
  return known && known !== 'missing' ? { width: known.width, height: known.height } : { width, height }
}

/** The address of a picture that only adorns what stands beside it; null where there is none, or it can't be had. */
export function ornament(src: string | null, { picture }: RenderingContext): string | null {
  return src === null || picture?.(src) === 'missing' ? null : src
}
