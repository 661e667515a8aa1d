import { framedRoute } from '../framed-route.ts'

export const dynamic = 'force-dynamic'

/** The draft as the plain text that goes along with its mail. */
export const GET = framedRoute(({ renderings }) => ({
  body: renderings.text,
  contentType: 'text/plain; charset=utf-8',
}))
