import type { IncomingHttpHeaders } from 'node:http'
import { AbsurdHtml, longestHtml, parseHtml } from '@/lib/document/html/parse.ts'
import type { HtmlNode } from '@/lib/document/html/tree.ts'
import { decodePage } from './decode-page.ts'

/** What the header `Accept` says when a page is wanted. */
export const acceptPages = 'text/html, application/xhtml+xml, */*;q=0.1'

/** Whether an answer claims to be a page of HTML, or claims nothing. */
export function isPage({ 'content-type': type }: IncomingHttpHeaders): boolean {
  return type === undefined || /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(type)
}

/** The tree of a page that was fetched. Of one that is too much for the parser only its head is read. */
export function readPage(body: Uint8Array, headers: IncomingHttpHeaders): HtmlNode[] {
  const html = decodePage(body, headers['content-type']).slice(0, longestHtml)
  try {
    return parseHtml(html, { as: 'document' })
  } catch (error) {
    if (!(error instanceof AbsurdHtml)) throw error
  }
  try {
    return parseHtml(html.split(/<\/head[\s>]|<body[\s>]/i, 1)[0] ?? '', { as: 'document' })
  } catch (error) {
    if (error instanceof AbsurdHtml) return []
    throw error
  }
}
