import { inScheme } from '@/lib/document/email/in-scheme.ts'
import { framedRoute, withPicturesFromHere } from '../framed-route.ts'
import { schemeIn } from '../scheme.ts'

export const dynamic = 'force-dynamic'

/** The draft as the mail it would be; `?scheme=dark` or `light`: as a mail program shows it that is set so. */
export const GET = framedRoute(({ renderings }, publication, query) => {
  const scheme = schemeIn(query)
  const html = withPicturesFromHere(renderings.email, publication)
  return {
    body: scheme ? inScheme(html, scheme) : html,
    contentType: 'text/html; charset=utf-8',
  }
})
