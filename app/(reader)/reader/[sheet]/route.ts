import { findPublication } from '@/lib/publication/find.ts'
import { answer, immutable, revalidated } from '../../answer.ts'
import { notFound, readerRoute } from '../../reader-route.tsx'
import { stylesheet } from '../../stylesheet.ts'

type Context = { params: Promise<{ sheet: string }> }

export const dynamic = 'force-dynamic'

/**
 * The stylesheet, also before there is a publication. A page that somebody kept asks for the sheet of its day: it gets the
 * present one, but is not told that this is so for ever.
 */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { sheet } = await context.params
  if (!/^[\w-]+\.css$/.test(sheet)) return readerRoute(notFound)(request, context)
  const { css, hash } = await stylesheet((await findPublication()) ?? undefined)
  return answer(request, {
    body: css,
    hash,
    contentType: 'text/css; charset=utf-8',
    headers: { 'Cache-Control': sheet === `${hash}.css` ? immutable : revalidated },
  })
}
