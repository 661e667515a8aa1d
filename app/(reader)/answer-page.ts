import type { ReactElement } from 'react'
import { answer } from './answer.ts'

/** What a public page allows itself: no script, nothing from elsewhere but pictures, and to stand in no frame. */
export const readerPolicy = [
  // Imported letters bring pictures from wherever they lie, also by plain HTTP; a browser on HTTPS judges those itself.
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  "img-src 'self' https: http: data:",
  "font-src 'self'",
  "manifest-src 'self'",
  // Nothing runs here that could connect; but browsers' own tools ask for robots.txt in the name of the page.
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

type Page = { status?: number; changedAt?: Date | undefined; headers?: Record<string, string> }

/** Answers with a page as a whole HTML document: no script, no cookie, nothing from elsewhere but pictures. */
export async function answerPage(request: Request, page: ReactElement, about: Page = {}): Promise<Response> {
  // Next allows it in a Route Handler only when it comes by dynamic import.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return answer(request, {
    ...about,
    body: `<!doctype html>${renderToStaticMarkup(page)}`,
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': readerPolicy, ...about.headers },
  })
}
