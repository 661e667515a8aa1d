import type { Picture, RenderingContext } from '../context.ts'
import { mailWidth } from './styles.ts'
import { tag } from '../html.ts'
import { absoluteImageAddress } from '../links.ts'

/** A picture as a node names it, and how wide it may be in its place. */
type Shown = {
  src: string
  alt: string | null
  title?: string | null
  /** What the author or an imported page said of its width. */
  width?: number | null
  /** In pixels; a picture that is less wide stays so. */
  widest?: number
  /** Stands among words, which a block would tear apart. */
  isInLine?: boolean
}

/**
 * A picture with a width in pixels that even Outlook keeps to, which knows only the attribute, and narrower where the
 * screen is. Empty when there is none, or when its address is not safe. Only a picture in a line of which nothing is
 * known has no width: most are small, and would be blown up.
 */
export function writePicture(
  { src, alt, title, width, widest = mailWidth, isInLine }: Shown,
  context: RenderingContext,
) {
  const found = context.picture?.(src) ?? null
  if (found === 'missing') return ''
  const known = [width, found?.width].filter((each) => each !== null && each !== undefined)
  const shown = Math.min(widest, ...known)
  const isKnown = known.length > 0
  const address = absoluteImageAddress(found ? fitting(src, found, shown) : src, context.issueAddress)
  if (address === null) return ''
  return tag('img', {
    src: address,
    alt: alt ?? '',
    title,
    width: isKnown || !isInLine ? shown : null,
    height: found ? Math.max(1, Math.round((shown * found.height) / found.width)) : null,
    style: isInLine
      ? 'max-width:100%;height:auto;border:0;vertical-align:middle'
      : `display:block;${isKnown ? '' : 'width:auto;'}max-width:${isKnown || widest === mailWidth ? '100%' : `${widest}px`};height:auto;border:0`,
  })
}

/** The smallest of a picture's widths that is sharp on the fine screen of a phone, else the picture itself. */
function fitting(src: string, { narrower }: Picture, shown: number): string {
  const enough = narrower.filter(({ width }) => width >= 2 * shown).sort((one, other) => one.width - other.width)
  return enough[0]?.src ?? src
}
