import { tag } from '../html.ts'
import { safeImageAddress } from '../links.ts'
import { pixelsOf } from '../picture-facts.ts'
import type { Page } from './page.ts'

/**
 * The room that a picture has, for the browser to choose how much of it to load: what components/reader/letter.css makes
 * of the measure, in the widest of the languages.
 */
const rooms = {
  text: '(min-width: 44rem) 41rem, calc(100vw - 2.5rem)',
  wide: '(min-width: 60rem) 53rem, (min-width: 44rem) 41rem, calc(100vw - 2.5rem)',
  small: '(min-width: 36rem) 22rem, 65vw',
  beside: '9rem',
} as const

type Shown = {
  src: string
  /** As the author wrote it; null and empty for a picture that says nothing beyond what stands beside it. */
  alt: string | null
  title?: string | null
  width?: number | null
  height?: number | null
}

/**
 * A picture. It keeps its room before it is loaded, where its size is known; the first of a page is loaded at once, the
 * others when the reader comes near. Empty when its address is not safe.
 */
export function writePicture({ src, alt, title, width, height }: Shown, room: keyof typeof rooms, page: Page): string {
  const address = safeImageAddress(src)
  if (address === null) return ''
  const pixels = pixelsOf({ src, width: width ?? null, height: height ?? null }, page.context)
  const srcset = widthsOf(src, address, page)
  const isFirst = page.state.pictures++ === 0
  return tag('img', {
    src: address,
    srcset,
    sizes: srcset && rooms[room],
    alt: alt ?? '',
    title,
    ...pixels,
    loading: isFirst ? 'eager' : 'lazy',
    fetchpriority: isFirst ? 'high' : null,
    decoding: 'async',
  })
}

/** The picture in all its widths, as `srcset` has them; null when it has one only. */
function widthsOf(src: string, address: string, { context }: Page): string | null {
  const known = context.picture?.(src)
  if (!known || known === 'missing' || known.narrower.length === 0) return null
  const candidates = [...known.narrower, { src: address, width: known.width }].flatMap((each) => {
    const safe = safeImageAddress(each.src)
    // A space or a comma would end an address in there.
    return safe === null || /[\s,]/.test(safe) ? [] : [`${safe} ${each.width}w`]
  })
  return candidates.length > 1 ? candidates.join(', ') : null
}
