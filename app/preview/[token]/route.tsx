import { answerPage } from '@/app/(reader)/answer-page.ts'
import { readerRoute } from '@/app/(reader)/reader-route.tsx'
import { IssuePage } from '@/components/reader/issue-page.tsx'
import { PreviewGonePage } from '@/components/reader/message-page.tsx'
import { previewIssue } from '@/lib/issues/preview.ts'
import { findPreviewedIssue } from '@/lib/previews/preview-links.ts'

export const dynamic = 'force-dynamic'

/** Nobody keeps it, no search engine lists it, and no site that it links to is told its address. */
const headers = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
}

/** A draft as it stands now, for whoever has the link. One that ended looks as one that never was. */
export const GET = readerRoute<{ token: string }>(async (request, site, { token }) => {
  const shared = await findPreviewedIssue(token)
  const issue = shared && (await previewIssue(shared.issueId))
  if (!issue) return answerPage(request, <PreviewGonePage site={site} />, { status: 404, headers })
  const page = <IssuePage site={site} issue={issue} previous={null} next={null} sharedUntil={shared.expiresAt} />
  return answerPage(request, page, { headers })
})
