import { GET as showHome } from '@/app/(reader)/route.tsx'
import { GET as showIssue } from '@/app/(reader)/issues/[slug]/route.tsx'
import type { Site } from '@/components/reader/site.ts'
import { InvalidInput, MastheadError, NotFound } from '@/lib/errors.ts'
import { findLatestIssue } from '@/lib/issues/find-published.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { lookInput, type LookInput } from '@/lib/publication/look-input.ts'
import { findPictureFacts } from '@/lib/media/find-pictures.ts'
import { framedHeaders, framedReaderPolicy } from '../../../../../../framed-answer.ts'
import { refusal } from '../../../../../../json-answer.ts'
import { requireEditor } from '../../../../../../session.ts'

export const dynamic = 'force-dynamic'

/**
 * A reader's page, `home` or the latest `issue`, in the look that the query holds and nobody has saved; with `scheme`
 * as in a browser that is set to it. Only for who is logged in, kept by no cache and no search engine.
 */
export async function GET(request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  try {
    await requireEditor()
    const query = new URL(request.url).searchParams
    const look = lookInput.safeParse(Object.fromEntries(query))
    if (!look.success) throw new InvalidInput(look.error.issues[0]?.message ?? 'That is no look.')
    return framed(await show((await params).page, await inLook(look.data, query)))
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}

async function show(page: string, adjust: (site: Site) => Site): Promise<Response> {
  // A request of its own: what this one carries decides nothing of what readers are shown.
  if (page === 'home') return showHome(new Request('http://localhost/'), { params: Promise.resolve({}) }, adjust)
  const publication = page === 'issue' ? await findPublication() : null
  const issue = publication && (await findLatestIssue(publication.language))
  if (!issue) throw new NotFound('There is no such page.')
  return showIssue(new Request('http://localhost/'), { params: Promise.resolve({ slug: issue.slug }) }, adjust)
}

/** What makes of a site the same one in another look. */
async function inLook(look: LookInput, query: URLSearchParams): Promise<(site: Site) => Site> {
  const picture = look.logo === null ? null : (await findPictureFacts([look.logo]))(look.logo)
  const styles = new URLSearchParams({ accent: look.accent ?? '', letterFace: look.letterFace })
  const scheme = query.get('scheme')
  if (scheme !== null) styles.set('scheme', scheme)
  return ({ publication: { logoPicture: _, ...publication }, ...site }) => ({
    ...site,
    publication: { ...publication, ...look, ...(picture && picture !== 'missing' && { logoPicture: picture }) },
    stylesheet: `/desk/reader.css?${styles}`,
  })
}

/** The same answer for a frame of the desk. */
function framed(page: Response): Response {
  const headers = new Headers(page.headers)
  for (const validator of ['ETag', 'Last-Modified']) headers.delete(validator)
  for (const [name, value] of Object.entries(framedHeaders)) headers.set(name, value)
  headers.set('Content-Security-Policy', framedReaderPolicy)
  return new Response(page.body, { status: page.status, headers })
}
