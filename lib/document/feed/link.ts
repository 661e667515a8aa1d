import type { RenderingContext } from '../context.ts'
import { element } from '../html.ts'
import { absoluteAddress } from '../links.ts'

type LinkAttributes = { title?: string | null; id?: string }

/** HTML as a link with its whole address; without one where there is no address, or it is not safe. */
export function linked(
  address: string | null,
  html: string,
  { issueAddress }: RenderingContext,
  attributes: LinkAttributes = {},
): string {
  const href = address === null ? null : absoluteAddress(address, issueAddress)
  return href === null || html === '' ? html : element('a', { href, ...attributes }, html)
}
