import { answerPage } from '@/app/(reader)/answer-page.ts'
import { notFound, readerRoute } from '@/app/(reader)/reader-route.tsx'
import { IssuePage } from '@/components/reader/issue-page.tsx'
import { previewIssue } from '@/lib/issues/preview.ts'
import { framedHeaders, framedReaderPolicy } from '../../../../../framed-answer.ts'
import { isId } from '../../../../../ids.ts'
import { schemeIn } from '../scheme.ts'
import { seeOther } from '../../../../../door.tsx'
import { currentSession } from '../../../../../session.ts'

export const dynamic = 'force-dynamic'

/** The draft as readers would see it now; `?scheme=dark` or `light`: in a browser that is set so. Only for who is logged in, kept by no cache and no search engine. */
export const GET = readerRoute<{ id: string }>(async (request, site, { id }) => {
  if (!(await currentSession())) return seeOther('/login')
  const issue = isId(id) ? await previewIssue(id) : null
  if (!issue) return notFound(request, site)
  const scheme = schemeIn(new URL(request.url).searchParams)
  const shown = scheme ? { ...site, stylesheet: `/desk/reader.css?scheme=${scheme}` } : site
  return answerPage(request, <IssuePage site={shown} issue={issue} previous={null} next={null} />, {
    headers: { ...framedHeaders, 'Content-Security-Policy': framedReaderPolicy },
  })
})
