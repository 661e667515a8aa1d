import { findPublication } from '@/lib/publication/find.ts'
import { answer } from '../(reader)/answer.ts'

/**
 * Everybody may read (RFC 9309). What is behind the log-in is no reading matter, and questions have no end. The pages
 * there say `noindex` themselves, too: an address that is disallowed alone may still be listed.
 */
const rules = `User-agent: *
Disallow: /desk
Disallow: /login
Disallow: /logout
Disallow: /setup
Disallow: /preview/
Disallow: /search
Disallow: /api/
`

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const publication = await findPublication()
  const sitemap = publication ? `\nSitemap: ${publication.address}/sitemap.xml\n` : ''
  return answer(request, { body: rules + sitemap, contentType: 'text/plain; charset=utf-8' })
}
