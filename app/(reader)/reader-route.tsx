import { FailedPage, NotFoundPage, NotSetUpPage } from '@/components/reader/message-page.tsx'
import type { Site } from '@/components/reader/site.ts'
import { listLeadingIssues } from '@/lib/issues/find-published.ts'
import { findPublication, publicAddress, type Publication } from '@/lib/publication/find.ts'
import { answerPage } from './answer-page.ts'
import { withReaderPolicy } from './reader-policy.ts'
import { stylesheet } from './stylesheet.ts'

type Act<Params> = (request: Request, site: Site, params: Params) => Promise<Response>
type Handler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
  /** How the desk shows a page in another look than the one that is kept. */
  adjust?: (site: Site) => Site,
) => Promise<Response>

/**
 * Makes a handler of a public address: finds the publication, lets the route act, and answers what goes wrong with a
 * page for people. Before the newsletter is set up the first page says so, and every other address is not found.
 */
export function readerRoute<Params = unknown>(act: Act<Params>): Handler<Params> {
  return async (request, context, adjust = (site) => site) => {
    let publication: Publication | null = null
    let answer: Response
    try {
      publication = await findPublication()
      const { path } = await stylesheet(publication ?? undefined)
      answer = publication
        ? await act(
            request,
            adjust({ publication, language: publication.language, stylesheet: path }),
            await context.params,
          )
        : await notSetUp(request, path)
    } catch (error) {
      console.error(`${request.method} ${loggedPath(request)} failed:`, error)
      answer = await failed(request, publication)
    }
    return withReaderPolicy(answer, publication?.address ?? publicAddress(null))
  }
}

/** The path of a request as the log may tell it: what is secret in a preview's address stays out. */
function loggedPath(request: Request): string {
  return new URL(request.url).pathname.replace(/^\/preview\/.*/s, '/preview/…')
}

/** How many issues a page that is not there leads to. */
const latestShown = 5

/** Answers 404 with a page that leads on. */
export async function notFound(request: Request, site: Site): Promise<Response> {
  const latest = await listLeadingIssues(site.publication.language, latestShown)
  return answerPage(request, <NotFoundPage site={site} latest={latest} />, { status: 404 })
}

/** Sends the reader on to another path of this site, for good (308): the method stays as it was. */
export function movedTo(path: string): Response {
  // Not for caches to keep for ever: an issue may go back to an address it had before.
  return new Response(null, {
    status: 308,
    headers: { Location: path, 'Cache-Control': 'public, max-age=0, must-revalidate' },
  })
}

/** 200 on the first page, since hosts ask there whether a server is up at all. */
async function notSetUp(request: Request, path: string): Promise<Response> {
  const status = new URL(request.url).pathname === '/' ? 200 : 404
  return answerPage(request, <NotSetUpPage stylesheet={path} />, { status, headers: { 'Cache-Control': 'no-store' } })
}

async function failed(request: Request, publication: Publication | null): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' }
  try {
    const { path } = await stylesheet(publication ?? undefined)
    const language = publication?.language ?? 'en'
    return await answerPage(request, <FailedPage language={language} stylesheet={path} />, { status: 500, headers })
  } catch (error) {
    console.error('The page that tells of a failure failed itself:', error)
    return new Response('This page could not be made. Try again in a minute.', { status: 500, headers })
  }
}
