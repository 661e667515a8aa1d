import { stylesheet } from '../../(reader)/stylesheet.ts'
import { requireEditor } from '../../session.ts'
import { MastheadError } from '@/lib/errors.ts'
import { refusal } from '../../json-answer.ts'

/** The reader's stylesheet as a browser takes it that is set to light or to dark (`?scheme=`), whatever this one is set to. */
export async function GET(request: Request): Promise<Response> {
  try {
    await requireEditor()
    const scheme = new URL(request.url).searchParams.get('scheme') === 'dark' ? 'dark' : 'light'
    const { css } = await stylesheet()
    const body = css
      .replaceAll(/\(prefers-color-scheme: ?dark\)/g, scheme === 'dark' ? 'all' : 'not all')
      .replaceAll(/color-scheme: ?light dark/g, `color-scheme: ${scheme}`)
    return new Response(body, {
      headers: { 'Content-Type': 'text/css; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
    })
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
