import type { Picture } from '@/lib/document/context.ts'

/** The publication's logo, in the least width that is sharp for it. */
export function Logo({ src, alt, picture }: { src: string; alt: string; picture: Picture | undefined }) {
  // Logos are at most 20rem wide, and screens have up to three pixels to one of CSS.
  const srcSet = picture?.narrower.length
    ? [...picture.narrower, { src, width: picture.width }].map((each) => `${each.src} ${each.width}w`).join(', ')
    : undefined
  return (
    <img
      className="logo"
      src={src}
      srcSet={srcSet}
      sizes={srcSet && '20rem'}
      alt={alt}
      width={picture?.width}
      height={picture?.height}
    />
  )
}
