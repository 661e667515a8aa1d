import { element } from '../html.ts'
import { safeAddress } from '../links.ts'
import { printedAddress } from './printed-address.ts'

type LinkAttributes = { title?: string | null; 'aria-label'?: string | null }

/**
 * HTML as a link; without one where there is no address, or it is not safe. Nothing can't be a link. It carries along how
 * it is spelled out on paper.
 */
export function linked(address: string | null, html: string, attributes: LinkAttributes = {}): string {
  const href = address === null ? null : safeAddress(address)
  if (href === null || html === '') return html
  return element('a', { href, ...attributes, 'data-printed': printedAddress(href, html) }, html)
}
