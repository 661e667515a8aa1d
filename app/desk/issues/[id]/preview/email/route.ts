import { inScheme } from '@/lib/document/email/in-scheme.ts'
import { framedRoute, withPicturesFromHere } from '../framed-route.ts'

export const dynamic = 'force-dynamic'

/** The draft as the mail it would be; `?scheme=dark` or `light`: as a mail program shows it that is set so. */
export const GET = framedRoute(({ renderings }, publication, query) => {
  const scheme = query.get('scheme')
  const html = withPicturesFromHere(renderings.email, publication)
  return {
    body: scheme === 'dark' || scheme === 'light' ? inScheme(html, scheme) : html,
    contentType: 'text/html; charset=utf-8',
  }
})
