import type { ReactElement } from 'react'
import { answer } from './answer.ts'

type Page = { status?: number; changedAt?: Date | undefined; headers?: Record<string, string> }

/** Answers with a page as a whole HTML document: no script, no cookie. `readerRoute` adds what it allows itself. */
export async function answerPage(request: Request, page: ReactElement, about: Page = {}): Promise<Response> {
  // Next allows it in a Route Handler only when it comes by dynamic import.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return answer(request, {
    ...about,
    body: `<!doctype html>${renderToStaticMarkup(page)}`,
    contentType: 'text/html; charset=utf-8',
  })
}
