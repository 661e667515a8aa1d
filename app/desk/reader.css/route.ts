import { findPublication } from '@/lib/publication/find.ts'
import { MastheadError } from '@/lib/errors.ts'
import { stylesheet, type StyledBy } from '../../(reader)/stylesheet.ts'
import { refusal } from '../../json-answer.ts'
import { requireEditor } from '../../session.ts'

/**
 * The reader's stylesheet as a browser takes it that is set to light or to dark (`?scheme=`), whatever this one is set
 * to; with `letterFace` and `accent` in a look that nobody has saved.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    await requireEditor()
    const query = new URL(request.url).searchParams
    const { css } = await stylesheet((await askedLook(query)) ?? undefined)
    return new Response(inScheme(css, query.get('scheme')), {
      headers: {
        'Content-Type': 'text/css; charset=utf-8',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}

async function askedLook(query: URLSearchParams): Promise<StyledBy | null> {
  const letterFace = query.get('letterFace')
  return letterFace === null ? findPublication() : { letterFace, accent: query.get('accent') }
}

function inScheme(css: string, scheme: string | null): string {
  if (scheme !== 'light' && scheme !== 'dark') return css
  return css
    .replaceAll(/\(prefers-color-scheme: ?dark\)/g, scheme === 'dark' ? 'all' : 'not all')
    .replaceAll(/color-scheme: ?light dark/g, `color-scheme: ${scheme}`)
}
