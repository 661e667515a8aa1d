import type { RenderingContext } from '../context.ts'
import { linkStyle } from './styles.ts'
import { element } from '../html.ts'
import { absoluteAddress } from '../links.ts'

/** A link around HTML; the HTML alone where there is no address, or none that is safe. */
export function linked(
  href: string | null,
  html: string,
  { issueAddress }: RenderingContext,
  title: string | null = null,
): string {
  const address = href === null ? null : absoluteAddress(href, issueAddress)
  return address === null || html === '' ? html : element('a', { href: address, title, style: linkStyle }, html)
}

/** A link around a picture whose words stand beside it in a link of their own, which nobody needs to hear twice. */
export function linkedPicture(href: string | null, picture: string, { issueAddress }: RenderingContext): string {
  const address = href === null ? null : absoluteAddress(href, issueAddress)
  return address === null || picture === ''
    ? picture
    : element('a', { href: address, 'aria-hidden': 'true', tabindex: '-1' }, picture)
}
