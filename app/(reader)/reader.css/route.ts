import { findPublication } from '@/lib/publication/find.ts'
import { answer, immutable, revalidated } from '../answer.ts'
import { stylesheet } from '../stylesheet.ts'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const { css, hash } = await stylesheet((await findPublication()) ?? undefined)
  const isExact = new URL(request.url).searchParams.get('v') === hash
  return answer(request, {
    body: css,
    hash,
    contentType: 'text/css; charset=utf-8',
    headers: { 'Cache-Control': isExact ? immutable : revalidated },
  })
}
