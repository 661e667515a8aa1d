import { element } from '../html.ts'
import { safeAddress } from '../links.ts'

type LinkAttributes = { title?: string | null; 'aria-label'?: string | null }

/** HTML as a link; without one where there is no address, or it is not safe. Nothing can't be a link. */
export function linked(address: string | null, html: string, attributes: LinkAttributes = {}): string {
  const href = address === null ? null : safeAddress(address)
  return href === null || html === '' ? html : element('a', { href, ...attributes }, html)
}
